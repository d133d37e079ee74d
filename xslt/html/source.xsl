<?xml version="1.0" encoding="UTF-8"?>
<!--
  source -> the page of a document's TEI. Entry style sheet.

  <source lines="…" shown="…">the record of the document</source>; $source-code has the lines that are shown.
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
      <xsl:if test="xs:integer(@shown) lt xs:integer(@lines)">
        <p class="bound">
          <xsl:value-of select="strings:text('source-bound', strings:number(xs:integer(@shown)))"/>
        </p>
      </xsl:if>
      <!-- A number stands before each line by the CSS, so that whoever copies the code does not copy numbers. -->
      <pre class="code" dir="ltr" translate="no" tabindex="0"><code><xsl:value-of select="$source-code" disable-output-escaping="yes"/></code></pre>
    </div>
  </xsl:template>

  <xsl:template match="source" mode="page:footer">
    <p>
      <a href="{$language-root}{$source:id}.html">
        <xsl:value-of select="strings:text('back-to-document')"/>
      </a>
    </p>
  </xsl:template>

</xsl:stylesheet>
