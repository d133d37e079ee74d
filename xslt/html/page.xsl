<?xml version="1.0" encoding="UTF-8"?>
<!--
  The frame that every page shares. An entry style sheet includes it and says what stands in it by templates in the
  modes page:title, page:breadcrumbs, page:main and page:footer; page:head is open for links of its own.

  A page loads nothing from another host and runs no script but the files of the site, all of which it can do without:
  the Content-Security-Policy says so to the browser too.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"
    escape-uri-attributes="no" use-character-maps="page:controls"/>

  <!-- HTML reads &#x85; as Windows-1252 and shows another character: the controls of C1 must stand there themselves. -->
  <xsl:character-map name="page:controls">
    <xsl:output-character character="&#x80;" string="&#x80;"/>
    <xsl:output-character character="&#x81;" string="&#x81;"/>
    <xsl:output-character character="&#x82;" string="&#x82;"/>
    <xsl:output-character character="&#x83;" string="&#x83;"/>
    <xsl:output-character character="&#x84;" string="&#x84;"/>
    <xsl:output-character character="&#x85;" string="&#x85;"/>
    <xsl:output-character character="&#x86;" string="&#x86;"/>
    <xsl:output-character character="&#x87;" string="&#x87;"/>
    <xsl:output-character character="&#x88;" string="&#x88;"/>
    <xsl:output-character character="&#x89;" string="&#x89;"/>
    <xsl:output-character character="&#x8A;" string="&#x8A;"/>
    <xsl:output-character character="&#x8B;" string="&#x8B;"/>
    <xsl:output-character character="&#x8C;" string="&#x8C;"/>
    <xsl:output-character character="&#x8D;" string="&#x8D;"/>
    <xsl:output-character character="&#x8E;" string="&#x8E;"/>
    <xsl:output-character character="&#x8F;" string="&#x8F;"/>
    <xsl:output-character character="&#x90;" string="&#x90;"/>
    <xsl:output-character character="&#x91;" string="&#x91;"/>
    <xsl:output-character character="&#x92;" string="&#x92;"/>
    <xsl:output-character character="&#x93;" string="&#x93;"/>
    <xsl:output-character character="&#x94;" string="&#x94;"/>
    <xsl:output-character character="&#x95;" string="&#x95;"/>
    <xsl:output-character character="&#x96;" string="&#x96;"/>
    <xsl:output-character character="&#x97;" string="&#x97;"/>
    <xsl:output-character character="&#x98;" string="&#x98;"/>
    <xsl:output-character character="&#x99;" string="&#x99;"/>
    <xsl:output-character character="&#x9A;" string="&#x9A;"/>
    <xsl:output-character character="&#x9B;" string="&#x9B;"/>
    <xsl:output-character character="&#x9C;" string="&#x9C;"/>
    <xsl:output-character character="&#x9D;" string="&#x9D;"/>
    <xsl:output-character character="&#x9E;" string="&#x9E;"/>
    <xsl:output-character character="&#x9F;" string="&#x9F;"/>
  </xsl:character-map>

  <!-- Where one transformation makes many pages: those of the elements page, each with an element after it that nothing
    else writes, so that the output can be parted there. -->
  <xsl:template match="pages">
    <xsl:for-each select="page">
      <xsl:for-each select="*">
        <xsl:call-template name="page:frame">
          <xsl:with-param name="path" select="string(../@path)" tunnel="yes"/>
        </xsl:call-template>
      </xsl:for-each>
      <hr class="end-of-page"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="page:title" on-no-match="fail"/>
  <xsl:mode name="page:head" on-no-match="deep-skip"/>
  <xsl:mode name="page:breadcrumbs" on-no-match="deep-skip"/>
  <xsl:mode name="page:main" on-no-match="fail"/>
  <xsl:mode name="page:footer" on-no-match="deep-skip"/>

  <xsl:variable name="page:content-security-policy" as="xs:string"
    select="'default-src ''none''; script-src ''self''; style-src ''self''; img-src ''self''; font-src ''self''; base-uri ''none''; form-action ''none'''"/>

  <xsl:variable name="page:edition" as="xs:string" select="($edition-title[. ne ''], strings:text('edition'))[1]"/>

  <!-- The pages about the whole edition, by the key of their name, in the order of the navigation. -->
  <xsl:variable name="page:sections" as="map(xs:string, xs:string)*" select="
    map { 'section-home': 'index.html' },
    map { 'section-documents': 'documents.html' },
    map { 'section-persons': 'persons.html' },
    map { 'section-places': 'places.html' },
    map { 'section-organizations': 'organizations.html' },
    map { 'section-dates': 'dates.html' },
    map { 'section-map': 'map.html' },
    map { 'section-relations': 'relations.html' },
    map { 'section-search': 'search.html' },
    map { 'section-about': 'about.html' },
    map { 'section-schema': 'schema.html' }"/>

  <xsl:template name="page:frame">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="path" as="xs:string" select="$page-path" tunnel="yes"/>
    <xsl:variable name="title" as="xs:string">
      <xsl:apply-templates select="." mode="page:title"/>
    </xsl:variable>
    <html lang="{$interface-language}" dir="{$strings:direction}">
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="{$page:content-security-policy}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <xsl:value-of select="distinct-values(($title, $page:edition))" separator=" · "/>
        </title>
        <link rel="stylesheet" href="{$site-root}assets/edition.css"/>
        <xsl:for-each select="$theme-style">
          <link rel="stylesheet" href="{$site-root}{.}"/>
        </xsl:for-each>
        <link rel="icon" type="image/svg+xml" href="{$site-root}assets/icon.svg"/>
        <script defer="defer" src="{$site-root}assets/strings-{$interface-language}.js"/>
        <script defer="defer" src="{$site-root}assets/site.js"/>
        <xsl:for-each select="$page:other-languages">
          <link rel="alternate" hreflang="{.}" href="{page:in-language(., $path)}"/>
        </xsl:for-each>
        <xsl:apply-templates select="." mode="page:head"/>
      </head>
      <body>
        <a class="skip" href="#main">
          <xsl:value-of select="strings:text('skip-to-content')"/>
        </a>
        <header class="banner">
          <xsl:call-template name="page:masthead"/>
          <xsl:sequence select="$page:navigation"/>
          <xsl:apply-templates select="." mode="page:breadcrumbs"/>
        </header>
        <main id="main" tabindex="-1">
          <xsl:apply-templates select="." mode="page:main"/>
        </main>
        <footer class="footer">
          <xsl:apply-templates select="." mode="page:footer"/>
          <p>
            <a href="{$language-root}about.html">
              <xsl:value-of select="strings:text('section-about')"/>
            </a>
          </p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- The edition's name, which leads home, and the way to the same page in the other languages of the interface. -->
  <xsl:template name="page:masthead">
    <xsl:param name="path" as="xs:string" select="$page-path" tunnel="yes"/>
    <div class="masthead">
      <a class="edition" href="{$language-root}index.html" dir="auto">
        <xsl:value-of select="$page:edition"/>
      </a>
      <xsl:if test="exists($page:other-languages)">
        <nav class="languages" aria-label="{strings:text('languages')}">
          <ul role="list">
            <xsl:for-each select="$page:other-languages">
              <li>
                <a href="{page:in-language(., $path)}" hreflang="{.}" lang="{.}" dir="{strings:direction-of(.)}" rel="alternate">
                  <xsl:value-of select="strings:name-of-language(.)"/>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </nav>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The way to every section is made once for all pages of one transformation. -->
  <xsl:variable name="page:navigation" as="element()*">
    <xsl:call-template name="page:navigation"/>
  </xsl:variable>

  <xsl:template name="page:navigation">
    <nav class="sections" aria-label="{strings:text('sections')}">
      <ul role="list">
        <xsl:for-each select="$page:sections">
          <li>
            <xsl:call-template name="page:section"/>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- The link to one of the sections. -->
  <xsl:template name="page:section">
    <xsl:context-item as="map(xs:string, xs:string)" use="required"/>
    <xsl:variable name="key" as="xs:string" select="map:keys(.)"/>
    <a href="{$language-root}{.($key)}">
      <xsl:if test=".($key) = $page-path">
        <xsl:attribute name="aria-current" select="'page'"/>
      </xsl:if>
      <xsl:value-of select="strings:text($key)"/>
    </a>
  </xsl:template>

  <xsl:variable name="page:all-languages" as="xs:string+" select="tokenize($interface-languages, ' ')"/>
  <xsl:variable name="page:other-languages" as="xs:string*" select="$page:all-languages[. ne $interface-language]"/>

  <!-- The address of a page in another language of the interface, seen from this one. -->
  <xsl:function name="page:in-language" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="$site-root || (if ($language eq $page:all-languages[1]) then '' else $language || '/') || $path"/>
  </xsl:function>

  <!-- A link where the target is an address on the web, else the text alone: no other scheme is ever followed. -->
  <xsl:template name="page:link">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="page:is-web-address($target)">
        <a href="{$target}" rel="external noreferrer" dir="auto">
          <xsl:value-of select="$text"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <bdi>
          <xsl:value-of select="$text"/>
        </bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="page:is-web-address" as="xs:boolean">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:sequence select="matches($target, '^https?://[^\s]+$', 'i')"/>
  </xsl:function>

  <!-- The address of a DOI, however it was written. -->
  <xsl:function name="page:doi" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="'https://doi.org/' || replace(normalize-space($number), '^(https?://(dx\.)?doi\.org/|doi:)', '', 'i')"/>
  </xsl:function>

</xsl:stylesheet>
