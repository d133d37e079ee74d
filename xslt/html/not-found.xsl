<?xml version="1.0" encoding="UTF-8"?>
<!-- edition (see home.xsl) -> the page for an address where there is nothing. Entry style sheet. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="edition">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="edition" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('not-found')"/>
  </xsl:template>

  <xsl:template match="edition" mode="page:main">
    <div class="prose">
      <h1>
        <xsl:value-of select="strings:text('not-found')"/>
      </h1>
      <p>
        <xsl:value-of select="strings:text('not-found-explanation')"/>
      </p>
      <ul>
        <xsl:for-each select="$page:sections">
          <li>
            <xsl:call-template name="page:section"/>
          </li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

</xsl:stylesheet>
