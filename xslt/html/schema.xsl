<?xml version="1.0" encoding="UTF-8"?>
<!--
  all examples (each set made by ../examples.xsl) and the parameter schema-reference -> the page of the schema. Entry style sheet.

  The sentences of the schema are English, whatever the language of the interface.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:schema="urn:x-tei-edition:schema"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="schema:elements" as="map(*)*">
    <xsl:perform-sort select="parse-json($schema-reference)?elements?*">
      <xsl:sort select="lower-case(?name)"/>
    </xsl:perform-sort>
  </xsl:variable>

  <xsl:key name="schema:example" match="example" use="string(@element)"/>

  <xsl:template match="/">
    <xsl:for-each select="all">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="all" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('schema')"/>
  </xsl:template>

  <xsl:template match="all" mode="page:breadcrumbs">
    <nav class="breadcrumbs" aria-label="{strings:text('breadcrumbs')}">
      <ol role="list">
        <li>
          <a href="{$language-root}index.html">
            <xsl:value-of select="$page:edition"/>
          </a>
        </li>
        <li aria-current="page">
          <xsl:value-of select="strings:text('schema')"/>
        </li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="all" mode="page:main">
    <xsl:variable name="examples" as="element(all)" select="."/>
    <div class="schema">
      <h1>
        <xsl:value-of select="strings:text('schema')"/>
      </h1>
      <p>
        <xsl:value-of select="strings:text('schema-introduction', strings:number(count($schema:elements)))"/>
      </p>
      <ul class="elements" role="list" dir="ltr">
        <xsl:for-each select="$schema:elements">
          <li>
            <xsl:sequence select="schema:link(?name)"/>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:for-each select="$schema:elements">
        <xsl:call-template name="schema:element">
          <xsl:with-param name="element" select="."/>
          <xsl:with-param name="examples" select="key('schema:example', ?name, $examples)"/>
        </xsl:call-template>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="schema:element">
    <xsl:param name="element" as="map(*)" required="yes"/>
    <xsl:param name="examples" as="element(example)*" required="yes"/>
    <section id="{schema:id($element?name)}">
      <h2 dir="ltr">
        <code>
          <xsl:value-of select="$element?name"/>
        </code>
      </h2>
      <xsl:for-each select="$element?sentences?*">
        <p lang="en" dir="ltr">
          <xsl:value-of select="."/>
        </p>
      </xsl:for-each>
      <xsl:if test="exists($element?attributes?*)">
        <h3>
          <xsl:value-of select="strings:text('schema-attributes')"/>
        </h3>
        <ul lang="en" dir="ltr">
          <xsl:for-each select="$element?attributes?*">
            <li>
              <code>
                <xsl:value-of select="'@' || ?name"/>
              </code>
              <xsl:text> </xsl:text>
              <span lang="{$interface-language}">
                <xsl:value-of select="strings:text(if (?is_required) then 'schema-needed' else 'schema-optional')"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:value-of select="?sentence"/>
              <xsl:for-each select="?values?*">
                <xsl:text> </xsl:text>
                <code class="value">
                  <xsl:value-of select="."/>
                </code>
              </xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:for-each select="'parents', 'children'">
        <xsl:variable name="names" as="xs:string*" select="$element(current())?*"/>
        <xsl:if test="exists($names)">
          <h3>
            <xsl:value-of select="strings:text('schema-' || .)"/>
          </h3>
          <p dir="ltr">
            <xsl:for-each select="$names">
              <xsl:if test="position() gt 1">
                <xsl:text> </xsl:text>
              </xsl:if>
              <xsl:choose>
                <xsl:when test=". eq '#text'">
                  <bdi lang="{$interface-language}">
                    <xsl:value-of select="strings:text('schema-text')"/>
                  </bdi>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:sequence select="schema:link(.)"/>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </p>
        </xsl:if>
      </xsl:for-each>
      <xsl:for-each select="sort($examples, (), function($example) { string-length($example) })[1]">
        <h3>
          <xsl:value-of select="strings:text('schema-example')"/>
        </h3>
        <pre dir="ltr" tabindex="0"><code><xsl:value-of select="."/></code></pre>
        <p>
          <a href="{@document}.html" dir="auto">
            <xsl:value-of select="@document"/>
          </a>
        </p>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:function name="schema:link" as="element(a)">
    <xsl:param name="name" as="xs:string"/>
    <a href="#{schema:id($name)}">
      <code>
        <xsl:value-of select="$name"/>
      </code>
    </a>
  </xsl:function>

  <xsl:function name="schema:id" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="'element-' || $name"/>
  </xsl:function>

  <xsl:template match="all" mode="page:footer">
    <p>
      <a href="{$language-root}index.html">
        <xsl:value-of select="strings:text('back-to-index')"/>
      </a>
    </p>
  </xsl:template>

</xsl:stylesheet>
