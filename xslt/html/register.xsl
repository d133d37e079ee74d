<?xml version="1.0" encoding="UTF-8"?>
<!--
  register -> a page of the register of persons, places or organizations. Entry style sheet.

  <register category="…" n="…" mentions="…" page="…" pages="…" stem="…">
    <letters><letter key="…" path="…">آ</letter>…</letters>
    <group key="…" letter="آ"><entry>…</entry>…</group>…
  </register>

  <entry id="…" category="…" mentions="…" documents="…" origin="…"?>
    <label for="…" xml:lang="…">…</label>*  <number type="…" target="…"?>…</number>*  <record>a record of TEI</record>
  </entry>

  The entries are in order for one language of the interface; the letter of those that begin with none is empty.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:entities="urn:x-tei-edition:entities"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="entities.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="register">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="register" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('section-' || @stem)"/>
  </xsl:template>

  <xsl:template match="register" mode="page:head">
    <script defer="defer" src="{$site-root}assets/registers.js"/>
  </xsl:template>

  <xsl:template match="register" mode="page:main">
    <div class="register">
      <div class="title">
        <h1>
          <xsl:value-of select="strings:text('section-' || @stem)"/>
        </h1>
        <p class="description">
          <xsl:value-of select="strings:text('records-count', strings:number(xs:integer(@n)))"/>
          <xsl:value-of select="strings:text('list-separator')"/>
          <xsl:value-of select="strings:text('mentions-count', strings:number(xs:integer(@mentions)))"/>
        </p>
      </div>
      <xsl:if test="letters/letter">
        <nav class="letters" aria-label="{strings:text('letters')}">
          <ul role="list">
            <xsl:for-each select="letters/letter">
              <li>
                <a href="{if (@path eq $page-path) then '' else $language-root || @path}#{@key}">
                  <xsl:if test=". eq ''">
                    <xsl:attribute name="aria-label" select="strings:text('letter-none')"/>
                  </xsl:if>
                  <xsl:value-of select="if (. eq '') then strings:digits('0–9') else string(.)"/>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </nav>
      </xsl:if>
      <xsl:call-template name="entities:pages">
        <xsl:with-param name="stem" select="string(@stem)"/>
        <xsl:with-param name="page" select="xs:integer(@page)"/>
        <xsl:with-param name="pages" select="xs:integer(@pages)"/>
      </xsl:call-template>
      <div class="filter" data-filter="entries"/>
      <xsl:choose>
        <xsl:when test="group">
          <div id="entries">
            <xsl:apply-templates select="group" mode="page:main"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <p>
            <xsl:value-of select="strings:text('register-empty')"/>
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="entities:pages">
        <xsl:with-param name="stem" select="string(@stem)"/>
        <xsl:with-param name="page" select="xs:integer(@page)"/>
        <xsl:with-param name="pages" select="xs:integer(@pages)"/>
        <xsl:with-param name="label" select="strings:text('pages-below')"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="group" mode="page:main">
    <section class="initial" aria-labelledby="{@key}">
      <h2 id="{@key}" tabindex="-1">
        <xsl:value-of select="if (@letter eq '') then strings:text('letter-none') else string(@letter)"/>
      </h2>
      <ul class="entries" role="list">
        <xsl:apply-templates select="entry" mode="page:main"/>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="entry" mode="page:main">
    <xsl:variable name="label" as="element(label)?" select="label[@for = $interface-language]"/>
    <xsl:variable name="names" as="element()*" select="record/*/(persName | placeName | orgName)"/>
    <li>
      <xsl:if test="@origin = 'linking'">
        <xsl:attribute name="class" select="'unreviewed'"/>
      </xsl:if>
      <h3>
        <a class="{@category}" href="{entities:address(.)}" dir="auto">
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="$label"/>
          </xsl:call-template>
          <xsl:value-of select="entities:name(.)"/>
        </a>
        <xsl:text> </xsl:text>
        <xsl:call-template name="entities:kind">
          <xsl:with-param name="record" select="record"/>
        </xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:call-template name="entities:origin">
          <xsl:with-param name="origin" select="@origin"/>
        </xsl:call-template>
      </h3>
      <xsl:where-populated>
        <p class="names">
          <xsl:for-each-group select="$names[normalize-space(.) ne string($label)]" group-by="normalize-space(.)">
            <xsl:if test="position() gt 1">
              <xsl:value-of select="strings:text('list-separator')"/>
            </xsl:if>
            <bdi>
              <xsl:call-template name="entities:language">
                <xsl:with-param name="of" select="."/>
              </xsl:call-template>
              <xsl:value-of select="current-grouping-key()"/>
            </bdi>
          </xsl:for-each-group>
        </p>
      </xsl:where-populated>
      <xsl:for-each select="strings:preferred(record/*/note[@type = 'description'])">
        <p class="note" dir="auto">
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="."/>
          </xsl:call-template>
          <xsl:value-of select="normalize-space(.)"/>
        </p>
      </xsl:for-each>
      <ul class="facts" role="list">
        <li>
          <xsl:value-of select="entities:mentions(.)"/>
        </li>
        <xsl:call-template name="entities:numbers">
          <xsl:with-param name="numbers" select="number"/>
        </xsl:call-template>
      </ul>
    </li>
  </xsl:template>

</xsl:stylesheet>
