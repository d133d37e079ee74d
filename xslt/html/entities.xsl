<?xml version="1.0" encoding="UTF-8"?>
<!-- How pages name entities: by the label of the interface's language, with a sign of the category, and words for what they are. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:entities="urn:x-tei-edition:entities"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <!-- What an element that names an entity calls it; its id where nothing is known of it. -->
  <xsl:function name="entities:name" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:sequence select="($entity/label[@for = $interface-language]/string(.), string($entity/@id))[1]"/>
  </xsl:function>

  <xsl:function name="entities:address" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:sequence select="$language-root || 'entities/' || $entity/@id || '.html'"/>
  </xsl:function>

  <!-- The language of a name, where it is known. -->
  <xsl:template name="entities:language">
    <xsl:param name="of" as="element()?"/>
    <xsl:for-each select="$of/@xml:lang[. ne '']">
      <xsl:attribute name="lang" select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- The name of an entity; a link to its page, if it has one. -->
  <xsl:template name="entities:named">
    <xsl:param name="entity" as="element()" select="."/>
    <xsl:variable name="label" as="element(label)?" select="$entity/label[@for = $interface-language]"/>
    <xsl:choose>
      <xsl:when test="$entity/@has-page = 'true'">
        <a class="{$entity/@category}" href="{entities:address($entity)}" dir="auto">
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="$label"/>
          </xsl:call-template>
          <xsl:value-of select="($label, $entity/@id)[1]"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <bdi>
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="$label"/>
          </xsl:call-template>
          <xsl:value-of select="entities:name($entity)"/>
        </bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The word for a value of a list that may be longer than ours: a value without a word stands for itself. -->
  <xsl:function name="entities:word" as="xs:string">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="key" as="xs:string" select="$list || '-' || $value"/>
    <xsl:sequence select="if (strings:has($key)) then strings:text($key) else translate($value, '-', ' ')"/>
  </xsl:function>

  <!-- What kind of person, place or body a record says that it is. -->
  <xsl:template name="entities:kind">
    <xsl:param name="record" as="element(record)"/>
    <xsl:for-each select="($record/*/(@role | @type))[1]">
      <span class="sort">
        <xsl:value-of select="entities:word('sort', string(.))"/>
      </span>
    </xsl:for-each>
  </xsl:template>

  <!-- That nobody but the program knows an entity. -->
  <xsl:template name="entities:origin">
    <xsl:param name="origin" as="attribute(origin)?"/>
    <xsl:if test="$origin = 'linking'">
      <span class="proposed">
        <xsl:value-of select="strings:text('origin-linking')"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The numbers of an entity in other files, each a link where it leads somewhere. -->
  <xsl:template name="entities:numbers">
    <xsl:param name="numbers" as="element(number)*"/>
    <xsl:for-each select="$numbers">
      <li>
        <xsl:call-template name="page:link">
          <xsl:with-param name="target" select="@target"/>
          <xsl:with-param name="text" select="
            if (. = @target) then string(.) else entities:word('authority', lower-case(@type)) || ' ' || ."/>
        </xsl:call-template>
      </li>
    </xsl:for-each>
  </xsl:template>

  <!-- A certainty from 0 to 1, as a percentage. -->
  <xsl:function name="entities:certainty" as="xs:string">
    <xsl:param name="certainty" as="xs:double"/>
    <xsl:sequence select="strings:text('percent', strings:number(xs:integer(round($certainty * 100))))"/>
  </xsl:function>

  <xsl:function name="entities:mentions" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:sequence select="
      strings:text('mentions-count', strings:number(xs:integer($entity/@mentions))) || strings:text('list-separator')
      || strings:text('documents-count', strings:number(xs:integer($entity/@documents)))"/>
  </xsl:function>

  <!-- The way between the pages of something that goes on over several; $stem is its path without the ending.
    Where it stands twice on a page, the second is called otherwise. -->
  <xsl:template name="entities:pages">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="page" as="xs:integer"/>
    <xsl:param name="pages" as="xs:integer"/>
    <xsl:param name="label" as="xs:string" select="strings:text('pages')"/>
    <xsl:if test="$pages gt 1">
      <nav class="pages" aria-label="{$label}">
        <ul role="list">
          <xsl:for-each select="distinct-values((1, $page - 2 to $page + 2, $pages))[. ge 1 and . le $pages]">
            <xsl:sort select="."/>
            <li>
              <a href="{$language-root}{$stem}{if (. eq 1) then '' else '.' || .}.html">
                <xsl:if test=". eq $page">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:value-of select="strings:text('page-number', strings:number(.))"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The way back: the edition, the section, and this page. -->
  <xsl:template name="entities:breadcrumbs">
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <nav class="breadcrumbs" aria-label="{strings:text('breadcrumbs')}">
      <ol role="list">
        <li>
          <a href="{$language-root}{$section}.html">
            <xsl:value-of select="strings:text('section-' || $section)"/>
          </a>
        </li>
        <li aria-current="page">
          <bdi>
            <xsl:value-of select="$name"/>
          </bdi>
        </li>
      </ol>
    </nav>
  </xsl:template>

  <!-- How sure a relation is, the words that say so, and the way to them. -->
  <xsl:template name="entities:evidence">
    <xsl:context-item as="element(relation)" use="required"/>
    <xsl:text> </xsl:text>
    <span class="certainty">
      <xsl:value-of select="
        if (@certainty) then strings:text('certainty', entities:certainty(xs:double(@certainty))) else strings:text('stated')"/>
    </span>
    <xsl:if test="words">
      <xsl:text> </xsl:text>
      <q dir="auto">
        <xsl:value-of select="words"/>
      </q>
    </xsl:if>
    <xsl:if test="@document">
      <xsl:text> </xsl:text>
      <a class="count" href="{$language-root}{@document}.html{@anchor ! ('#' || .)}">
        <xsl:value-of select="strings:text('documents-count', strings:number(xs:integer(@documents)))"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- The title of a document. -->
  <xsl:function name="entities:title" as="xs:string">
    <xsl:param name="record" as="element(record)"/>
    <xsl:sequence select="(strings:preferred($record/title)/string(.), string($record/@id))[1]"/>
  </xsl:function>

</xsl:stylesheet>
