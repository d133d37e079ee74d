<?xml version="1.0" encoding="UTF-8"?>
<!--
  source (its lines as rendering/source.py has them, and the record of the document) -> the page of a document's TEI.
  Entry style sheet.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:source="urn:x-tei-edition:source"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="source:code" on-no-match="fail"/>

  <xsl:variable name="source:record" as="element(record)" select="/source/record"/>
  <xsl:variable name="source:id" as="xs:string" select="$source:record/@id"/>
  <xsl:variable name="source:title" as="xs:string"
    select="(strings:preferred($source:record/title)/string(.), $source:id)[1]"/>

  <xsl:template match="/">
    <xsl:for-each select="source">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="source" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('source-of', $source:title)"/>
  </xsl:template>

  <xsl:template match="source" mode="page:breadcrumbs">
    <nav class="breadcrumbs" aria-label="{strings:text('breadcrumbs')}">
      <ol role="list">
        <li>
          <a href="{$language-root}index.html">
            <xsl:value-of select="$page:edition"/>
          </a>
        </li>
        <li>
          <a href="{$language-root}{$source:id}.html" dir="auto">
            <xsl:value-of select="$source:title"/>
          </a>
        </li>
        <li aria-current="page">
          <xsl:value-of select="strings:text('source-short')"/>
        </li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="source" mode="page:main">
    <div class="source">
      <div class="title">
        <h1>
          <xsl:value-of select="substring-before(strings:text('source-of'), '{}')"/>
          <bdi>
            <xsl:value-of select="$source:title"/>
          </bdi>
          <xsl:value-of select="substring-after(strings:text('source-of'), '{}')"/>
        </h1>
      </div>
      <ul class="facts" role="list">
        <li>
          <a href="{$site-root}tei/{$source:id}.xml" download="{$source:id}.xml">
            <xsl:value-of select="strings:text('download-tei')"/>
          </a>
        </li>
        <li>
          <a href="{$language-root}{$source:id}.html">
            <xsl:value-of select="strings:text('back-to-document')"/>
          </a>
        </li>
        <li>
          <xsl:value-of select="strings:text('unit-lines', strings:number(xs:integer(@lines)))"/>
        </li>
      </ul>
      <xsl:if test="count(line) lt xs:integer(@lines)">
        <p class="bound">
          <xsl:value-of select="strings:text('source-bound', strings:number(count(line)))"/>
        </p>
      </xsl:if>
      <pre class="code" dir="ltr" translate="no"><code><xsl:apply-templates select="line" mode="source:code"/></code></pre>
    </div>
  </xsl:template>

  <xsl:template match="source" mode="page:footer">
    <p>
      <a href="{$language-root}{$source:id}.html">
        <xsl:value-of select="strings:text('back-to-document')"/>
      </a>
    </p>
  </xsl:template>

  <!-- Its number stands before the line by the CSS, so that whoever copies the code does not copy numbers. -->
  <xsl:template match="line" mode="source:code">
    <span class="row" id="L{position()}">
      <xsl:apply-templates mode="source:code"/>
    </span>
  </xsl:template>

  <xsl:template match="tag | value | aside | entity" mode="source:code">
    <!-- Short names, as there are many. -->
    <xsl:element name="{map { 'tag': 'b', 'value': 'i', 'aside': 'em', 'entity': 'u' }(local-name())}">
      <xsl:apply-templates mode="source:code"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()" mode="source:code">
    <xsl:value-of select="."/>
  </xsl:template>

</xsl:stylesheet>
