<?xml version="1.0" encoding="UTF-8"?>
<!-- failed[@id][@tei] with its title -> in place of a document whose page could not be made. Entry style sheet. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:neighbours="urn:x-tei-edition:neighbours"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="neighbours.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="failed">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="failed" mode="page:title" as="xs:string">
    <xsl:sequence select="string(title)"/>
  </xsl:template>

  <xsl:template match="failed" mode="page:main">
    <div class="document">
      <article aria-labelledby="title">
        <div class="title">
          <h1 id="title" dir="auto">
            <xsl:value-of select="title"/>
          </h1>
        </div>
        <p>
          <strong>
            <xsl:value-of select="strings:text('failed-heading')"/>
          </strong>
        </p>
        <xsl:if test="@tei = 'true'">
          <p>
            <xsl:value-of select="strings:text('failed-explanation')"/>
          </p>
          <p>
            <a href="{$site-root}tei/{@id}.xml" download="{@id}.xml">
              <xsl:value-of select="strings:text('download-tei')"/>
            </a>
          </p>
        </xsl:if>
      </article>
      <xsl:call-template name="neighbours:navigation"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
