<?xml version="1.0" encoding="UTF-8"?>
<!-- records (each made by ../record.xsl, in the order of the edition) -> the edition's first page. Entry style sheet. -->
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
    <xsl:for-each select="records">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="records" mode="page:title" as="xs:string">
    <xsl:sequence select="$page:edition"/>
  </xsl:template>

  <xsl:template match="records" mode="page:main">
    <div class="index">
      <div class="title">
        <h1 dir="auto">
          <xsl:value-of select="$page:edition"/>
        </h1>
        <xsl:for-each select="$edition-description[. ne '']">
          <p class="description" dir="auto">
            <xsl:value-of select="."/>
          </p>
        </xsl:for-each>
      </div>
      <section aria-labelledby="documents">
        <h2 id="documents">
          <xsl:value-of select="strings:text('documents')"/>
          <span class="count">
            <xsl:value-of select="strings:number(count(record))"/>
          </span>
        </h2>
        <ol class="documents" role="list">
          <xsl:apply-templates select="record" mode="page:main"/>
        </ol>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="record" mode="page:main">
    <xsl:variable name="title" as="element()?" select="strings:preferred(title)"/>
    <xsl:variable name="name" as="xs:string" select="($title/string(.), string(@id))[1]"/>
    <li>
      <h3>
        <a href="{@id}.html" dir="auto" lang="{($title/@xml:lang, @xml:lang)[1]}">
          <xsl:value-of select="$name"/>
        </a>
      </h3>
      <xsl:for-each select="author">
        <p class="author">
          <bdi>
            <xsl:value-of select="."/>
          </bdi>
        </p>
      </xsl:for-each>
      <ul class="facts" role="list">
        <xsl:for-each select="measure[@unit = ('characters', 'lines')]">
          <li>
            <xsl:value-of select="strings:text('unit-' || @unit, strings:number(@quantity))"/>
          </li>
        </xsl:for-each>
        <xsl:for-each select="source">
          <li>
            <span class="kind">
              <xsl:value-of select="strings:text('source-file')"/>
            </span>
            <bdi class="address">
              <xsl:value-of select="@name"/>
            </bdi>
          </li>
        </xsl:for-each>
        <li>
          <a href="{$site-root}tei/{@id}.xml" download="{@id}.xml"
            aria-label="{strings:text('download-tei-of', $name)}">
            <xsl:value-of select="strings:text('download-tei')"/>
          </a>
        </li>
      </ul>
    </li>
  </xsl:template>

  <xsl:template match="records" mode="page:footer">
    <xsl:for-each-group select="record/licence" group-by="string(@target), string(.)" composite="yes">
      <p>
        <xsl:call-template name="page:link">
          <xsl:with-param name="target" select="@target"/>
          <xsl:with-param name="text" select="string(.)"/>
        </xsl:call-template>
      </p>
    </xsl:for-each-group>
    <p>
      <a href="{$language-root}schema.html">
        <xsl:value-of select="strings:text('schema')"/>
      </a>
    </p>
  </xsl:template>

</xsl:stylesheet>
