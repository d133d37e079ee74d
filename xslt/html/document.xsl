<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> the page of one document. Entry style sheet; its parameters are in ../parameters.xsl. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:citation="urn:x-tei-edition:citation"
  xmlns:document="urn:x-tei-edition:document"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xmlns:metadata="urn:x-tei-edition:metadata"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:neighbours="urn:x-tei-edition:neighbours"
  xmlns:passages="urn:x-tei-edition:passages"
  xmlns:strings="urn:x-tei-edition:strings"
  xmlns:text="urn:x-tei-edition:text"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="../passages.xsl"/>
  <xsl:include href="../mentions.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="machine.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="citation.xsl"/>
  <xsl:include href="neighbours.xsl"/>
  <xsl:include href="text.xsl"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/">
    <xsl:for-each select="TEI">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="TEI" mode="page:title" as="xs:string">
    <xsl:sequence select="metadata:title(teiHeader)"/>
  </xsl:template>

  <xsl:template match="TEI" mode="page:breadcrumbs">
    <nav class="breadcrumbs" aria-label="{strings:text('breadcrumbs')}">
      <ol role="list">
        <li>
          <a href="{$language-root}index.html">
            <xsl:value-of select="$page:edition"/>
          </a>
        </li>
        <li aria-current="page">
          <bdi>
            <xsl:value-of select="metadata:title(teiHeader)"/>
          </bdi>
        </li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="TEI" mode="page:head" priority="2">
    <xsl:next-match/>
    <script defer="defer" src="{$site-root}assets/document.js"/>
  </xsl:template>

  <xsl:template match="TEI" mode="page:main">
    <xsl:variable name="language" as="xs:string" select="string(@xml:lang)"/>
    <xsl:variable name="title" as="element(head)?" select="text ! text:title(.)"/>
    <div class="document">
      <article lang="{$language}" dir="{strings:direction-of($language)}" data-document="{$document:id}"
        aria-labelledby="{($title ! passages:anchor(.), 'title')[1]}">
        <xsl:for-each select="text ! mentions:usual-agent(.)">
          <xsl:attribute name="data-by" select=".(1)"/>
        </xsl:for-each>
        <div class="title">
          <xsl:call-template name="document:facts"/>
          <!-- Where the text begins with its title, that is the heading of the page. -->
          <xsl:if test="empty($title)">
            <h1 id="title" dir="auto">
              <xsl:copy-of select="metadata:main-title(teiHeader) ! metadata:language(.)"/>
              <xsl:value-of select="metadata:title(teiHeader)"/>
            </h1>
          </xsl:if>
        </div>
        <xsl:call-template name="document:tools"/>
        <div class="reading">
          <xsl:apply-templates select="text" mode="text"/>
        </div>
      </article>
      <xsl:call-template name="neighbours:navigation"/>
      <aside class="metadata" aria-labelledby="about">
        <xsl:call-template name="citation:section"/>
        <xsl:call-template name="document:downloads"/>
        <xsl:apply-templates select="teiHeader" mode="metadata"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:variable name="document:id" as="xs:string" select="($document-id, /TEI/@xml:id)[1]"/>

  <!-- Its kind, its authors, and the day on which it was issued. -->
  <xsl:template name="document:facts">
    <xsl:variable name="facts" as="element()*" select="
      teiHeader/profileDesc/textClass/catRef[not(ends-with(@target, 'kind.unknown'))],
      teiHeader/fileDesc/titleStmt/author, teiHeader/profileDesc/creation/date"/>
    <xsl:if test="exists($facts)">
      <ul class="facts" role="list" lang="{$interface-language}" dir="{$strings:direction}">
        <xsl:for-each select="$facts">
          <li>
            <xsl:apply-templates select="." mode="metadata:value"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!--
    What the reader can switch: each is a checkbox, and the CSS asks whether it is checked, so that all work without a
    script; assets/document.js remembers them.
  -->
  <xsl:template name="document:tools">
    <xsl:variable name="marks" as="element()*" select="
      text//(persName | placeName | orgName | date)[not(ancestor::persName or ancestor::placeName or ancestor::orgName)]"/>
    <xsl:variable name="views" as="xs:string*" select="
      'lines'[current()/text//(p | item)[lb[5]]], 'order'[current()/text//p[@xml:id][@next][not(@prev)]],
      'spelling'[current()/text//choice]"/>
    <xsl:if test="exists($marks) or exists($views)">
      <div class="tools" role="group" aria-label="{strings:text('tools')}" lang="{$interface-language}" dir="{$strings:direction}">
        <xsl:for-each select="('person', 'place', 'organization', 'date')">
          <xsl:variable name="category" as="xs:string" select="."/>
          <xsl:variable name="count" as="xs:integer" select="count($marks[$mentions:categories(local-name()) eq $category])"/>
          <xsl:if test="$count">
            <label class="switch">
              <input type="checkbox" id="mark-{.}" checked="checked"/>
              <span class="{.}">
                <xsl:value-of select="strings:text('mark-' || .)"/>
              </span>
              <span class="count">
                <xsl:value-of select="strings:number($count)"/>
              </span>
            </label>
          </xsl:if>
        </xsl:for-each>
        <xsl:for-each select="$views">
          <label class="switch">
            <input type="checkbox" id="view-{.}"/>
            <span>
              <xsl:value-of select="strings:text('view-' || .)"/>
            </span>
          </label>
        </xsl:for-each>
        <xsl:if test="exists($marks)">
          <details class="legend">
            <summary>
              <xsl:value-of select="strings:text('legend')"/>
            </summary>
            <ul role="list">
              <xsl:for-each select="('machine', 'reviewed', 'unsure', 'ambiguous')">
                <li>
                  <span class="person {.[. ne 'machine']}">
                    <xsl:value-of select="strings:text('legend-name')"/>
                  </span>
                  <xsl:value-of select="strings:text('legend-' || .)"/>
                </li>
              </xsl:for-each>
            </ul>
          </details>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="document:downloads">
    <h3>
      <xsl:value-of select="strings:text('downloads')"/>
    </h3>
    <ul class="downloads" role="list">
      <li>
        <a href="{$language-root}source/{$document:id}.html">
          <xsl:value-of select="strings:text('source-page')"/>
        </a>
      </li>
      <xsl:for-each select="
        map { 'download-tei': 'tei/' || $document:id || '.xml' }, map { 'download-text': 'text/' || $document:id || '.txt' },
        map { 'download-bib': 'cite/' || $document:id || '.bib' }, map { 'download-ris': 'cite/' || $document:id || '.ris' },
        map { 'download-csl': 'cite/' || $document:id || '.json' }">
        <xsl:variable name="key" as="xs:string" select="map:keys(.)"/>
        <li>
          <a href="{$site-root}{.($key)}" download="{tokenize(.($key), '/')[last()]}">
            <xsl:value-of select="strings:text($key)"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="TEI" mode="page:footer">
    <p>
      <a href="{$language-root}source/{$document:id}.html">
        <xsl:value-of select="strings:text('source-page')"/>
      </a>
    </p>
    <xsl:apply-templates select="teiHeader/fileDesc/publicationStmt/availability" mode="metadata:value"/>
    <p>
      <a href="{$language-root}index.html">
        <xsl:value-of select="strings:text('back-to-index')"/>
      </a>
    </p>
    <p>
      <a href="{$language-root}schema.html">
        <xsl:value-of select="strings:text('schema')"/>
      </a>
    </p>
  </xsl:template>

</xsl:stylesheet>
