<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages that go on over several files share: the breadcrumbs of a section, and the way through its pages. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:numbered="urn:x-tei-edition:numbered"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <!-- The file of a page of a section: name.html, name.2.html and so on, as Python has named it. -->
  <xsl:function name="numbered:path" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="page" as="xs:integer"/>
    <xsl:sequence select="$name || (if ($page eq 1) then '' else '.' || $page) || '.html'"/>
  </xsl:function>

  <!-- The title of a page: that of its section, with its number where there are more. -->
  <xsl:function name="numbered:title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="page" as="xs:integer"/>
    <xsl:sequence select="
      if ($page eq 1) then $title
      else string-join(($title, strings:text('page', strings:number($page))), strings:text('list-separator'))"/>
  </xsl:function>

  <xsl:template name="numbered:breadcrumbs">
    <xsl:param name="title" as="xs:string" required="yes"/>
    <nav class="breadcrumbs" aria-label="{strings:text('breadcrumbs')}">
      <ol role="list">
        <li>
          <a href="{$language-root}index.html">
            <xsl:value-of select="$page:edition"/>
          </a>
        </li>
        <li aria-current="page">
          <xsl:value-of select="$title"/>
        </li>
      </ol>
    </nav>
  </xsl:template>

  <!-- Links to the first and the last page, to those around this one, and to the next: ten at most. -->
  <xsl:template name="numbered:pages">
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="page" as="xs:integer" required="yes"/>
    <xsl:param name="pages" as="xs:integer" required="yes"/>
    <xsl:if test="$pages gt 1">
      <nav class="pages" aria-label="{strings:text('pages')}">
        <ul role="list">
          <xsl:for-each select="sort(distinct-values((1, $pages, ($page - 3) to ($page + 3)))[. ge 1 and . le $pages])">
            <li>
              <a href="{$language-root}{numbered:path($name, .)}" aria-label="{strings:text('page', strings:number(.))}">
                <xsl:if test=". eq $page">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:value-of select="strings:number(.)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
