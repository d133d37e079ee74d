<?xml version="1.0" encoding="UTF-8"?>
<!--
  edition -> its first page. Entry style sheet.

  <edition shown="…">
    <count category="…" n="…"/>*  <register name="…"/>*  <encoding>…</encoding>  <records><record>…</record>*</records>
  </edition>

  count says how many entities of a category there are, register which registers lie in the site; encoding holds what
  ../survey.xsl says of all documents alike, and record is its own too. The first documents, as many as shown says, are named.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:edition="urn:x-tei-edition:edition"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="../mentions.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="edition.xsl"/>
  <xsl:include href="machine.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="edition">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="edition" mode="page:title" as="xs:string">
    <xsl:sequence select="$page:edition"/>
  </xsl:template>

  <xsl:template match="edition" mode="page:main">
    <div class="home">
      <div class="title">
        <h1 dir="auto">
          <xsl:value-of select="$page:edition"/>
        </h1>
        <xsl:for-each select="$edition-description[. ne '']">
          <p class="description" dir="auto">
            <xsl:value-of select="."/>
          </p>
        </xsl:for-each>
        <xsl:where-populated>
          <p class="author">
            <xsl:value-of select="edition:editors(.)"/>
          </p>
        </xsl:where-populated>
      </div>
      <ul class="figures" role="list">
        <xsl:call-template name="figure">
          <xsl:with-param name="key" select="'section-documents'"/>
          <xsl:with-param name="count" select="count(records/record)"/>
          <xsl:with-param name="path" select="'documents.html'"/>
        </xsl:call-template>
        <xsl:for-each select="count">
          <xsl:call-template name="figure">
            <xsl:with-param name="key" select="'section-' || @category || 's'"/>
            <xsl:with-param name="count" select="xs:integer(@n)"/>
            <xsl:with-param name="path" select="@category || 's.html'"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="figure">
          <xsl:with-param name="key" select="'section-dates'"/>
          <xsl:with-param name="count" select="xs:integer(sum(records/record/count[@category = 'date']/@n))"/>
          <xsl:with-param name="path" select="'dates.html'"/>
        </xsl:call-template>
      </ul>
      <section aria-labelledby="documents">
        <h2 id="documents">
          <xsl:value-of select="strings:text('section-documents')"/>
        </h2>
        <ol class="documents" role="list">
          <xsl:apply-templates select="records/record[position() le xs:integer(current()/@shown)]" mode="page:main"/>
        </ol>
        <xsl:if test="count(records/record) gt xs:integer(@shown)">
          <p class="more">
            <a href="{$language-root}documents.html">
              <xsl:value-of select="strings:text('home-all-documents', strings:number(count(records/record)))"/>
            </a>
          </p>
        </xsl:if>
      </section>
      <div class="statements">
        <xsl:if test="encoding/accuracy">
          <section aria-labelledby="accuracy">
            <h2 id="accuracy">
              <xsl:value-of select="strings:text('accuracy')"/>
            </h2>
            <xsl:call-template name="edition:accuracy"/>
          </section>
        </xsl:if>
        <section aria-labelledby="terms">
          <h2 id="terms">
            <xsl:value-of select="strings:text('home-use')"/>
          </h2>
          <xsl:call-template name="edition:citation"/>
          <xsl:call-template name="edition:licences"/>
          <xsl:call-template name="edition:downloads"/>
        </section>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:param name="path" as="xs:string"/>
    <li>
      <a href="{$language-root}{$path}">
        <b>
          <xsl:value-of select="strings:number($count)"/>
        </b>
        <xsl:text> </xsl:text>
        <xsl:value-of select="strings:text($key)"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="record" mode="page:main">
    <xsl:variable name="title" as="element()?" select="strings:preferred(title)"/>
    <xsl:variable name="name" as="xs:string" select="($title/string(.), string(@id))[1]"/>
    <li>
      <h3>
        <a href="{$language-root}{@id}.html" dir="auto" lang="{($title/@xml:lang, @xml:lang)[1]}">
          <xsl:value-of select="$name"/>
        </a>
      </h3>
      <ul class="facts" role="list">
        <xsl:for-each select="strings:preferred(kind)">
          <li>
            <xsl:value-of select="."/>
          </li>
        </xsl:for-each>
        <xsl:for-each select="author">
          <li>
            <bdi>
              <xsl:value-of select="."/>
            </bdi>
          </li>
        </xsl:for-each>
        <xsl:if test="periodical">
          <li>
            <bdi>
              <xsl:value-of select="(periodical, issue)" separator=" "/>
            </bdi>
          </li>
        </xsl:if>
        <xsl:for-each select="measure[@unit = 'characters']">
          <li>
            <xsl:value-of select="strings:text('unit-' || @unit, strings:number(@quantity))"/>
          </li>
        </xsl:for-each>
        <li>
          <a href="{$site-root}tei/{@id}.xml" download="{@id}.xml" aria-label="{strings:text('download-tei-of', $name)}">
            <xsl:value-of select="strings:text('download-tei')"/>
          </a>
        </li>
      </ul>
    </li>
  </xsl:template>

</xsl:stylesheet>
