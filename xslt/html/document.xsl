<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> the page of one document. Entry style sheet; its parameters are in ../parameters.xsl. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:metadata="urn:x-tei-edition:metadata"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="../passages.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="metadata.xsl"/>
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

  <xsl:template match="TEI" mode="page:main">
    <xsl:variable name="language" as="xs:string" select="string(@xml:lang)"/>
    <div class="document">
      <article lang="{$language}" dir="{strings:direction-of($language)}" aria-labelledby="title">
        <div class="title">
          <h1 id="title" dir="auto">
            <xsl:copy-of select="metadata:main-title(teiHeader) ! metadata:language(.)"/>
            <xsl:value-of select="metadata:title(teiHeader)"/>
          </h1>
          <xsl:for-each select="teiHeader/fileDesc/titleStmt/author">
            <p class="author">
              <bdi>
                <xsl:value-of select="."/>
              </bdi>
            </p>
          </xsl:for-each>
        </div>
        <xsl:if test="text//(p | item)[lb[5]]">
          <!-- The CSS joins the lines of such blocks, and shows them while this element is the target of the address. -->
          <p class="view" id="lines" lang="{$interface-language}" dir="{$strings:direction}">
            <a class="show" href="#lines">
              <xsl:value-of select="strings:text('show-lines')"/>
            </a>
            <a class="hide" href="#title">
              <xsl:value-of select="strings:text('hide-lines')"/>
            </a>
          </p>
        </xsl:if>
        <xsl:if test="text//p[@xml:id][@next][not(@prev)]">
          <p class="view" id="order" lang="{$interface-language}" dir="{$strings:direction}">
            <a class="show" href="#order">
              <xsl:value-of select="strings:text('show-source-order')"/>
            </a>
            <a class="hide" href="#title">
              <xsl:value-of select="strings:text('show-reading-order')"/>
            </a>
          </p>
        </xsl:if>
        <div class="reading">
          <xsl:apply-templates select="text" mode="text"/>
        </div>
      </article>
      <xsl:call-template name="neighbours"/>
      <aside class="metadata" aria-labelledby="about">
        <xsl:apply-templates select="teiHeader" mode="metadata"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:template name="neighbours">
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

  <xsl:template match="TEI" mode="page:footer">
    <p>
      <a href="{$site-root}tei/{($document-id, @xml:id)[1]}.xml">
        <xsl:value-of select="strings:text('tei-source')"/>
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
