<?xml version="1.0" encoding="UTF-8"?>
<!-- The way to the document before and after, in the order of the edition. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:neighbours="urn:x-tei-edition:neighbours"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:template name="neighbours:navigation">
    <xsl:if test="exists(($previous-id, $next-id))">
      <nav class="neighbours" aria-label="{strings:text('neighbours')}">
        <xsl:for-each select="$previous-id">
          <a class="previous" rel="prev" href="{.}.html">
            <span>
              <xsl:value-of select="strings:text('previous')"/>
            </span>
            <bdi>
              <xsl:value-of select="$previous-title"/>
            </bdi>
          </a>
        </xsl:for-each>
        <xsl:for-each select="$next-id">
          <a class="next" rel="next" href="{.}.html">
            <span>
              <xsl:value-of select="strings:text('next')"/>
            </span>
            <bdi>
              <xsl:value-of select="$next-title"/>
            </bdi>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
