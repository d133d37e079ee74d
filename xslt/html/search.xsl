<?xml version="1.0" encoding="UTF-8"?>
<!-- records (each made by ../survey.xsl) -> the page of the search, which assets/search.js fills. Entry style sheet. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:search="urn:x-tei-edition:search"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="records">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="records" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('search')"/>
  </xsl:template>

  <xsl:template match="records" mode="page:head">
    <script defer="defer" src="{$site-root}assets/search.js"/>
  </xsl:template>

  <xsl:template match="records" mode="page:main">
    <div class="search">
      <h1>
        <xsl:value-of select="strings:text('search')"/>
      </h1>
      <noscript>
        <p>
          <xsl:value-of select="strings:text('search-without-script')"/>
        </p>
        <xsl:call-template name="search:lists"/>
      </noscript>
      <form id="search" role="search" hidden="hidden">
        <div class="query">
          <label for="search-query">
            <xsl:value-of select="strings:text('search-in-texts')"/>
          </label>
          <input id="search-query" name="q" type="search" dir="auto" autocomplete="off" spellcheck="false"/>
          <button type="submit">
            <xsl:value-of select="strings:text('search-button')"/>
          </button>
        </div>
        <details id="search-filters">
          <summary>
            <xsl:value-of select="strings:text('search-filters')"/>
          </summary>
          <div class="filters">
          <xsl:call-template name="search:kinds"/>
          <xsl:for-each select="'from', 'to'">
            <p>
              <label for="search-{.}">
                <xsl:value-of select="if (. = 'from') then strings:text('search-from') else strings:text('search-to')"/>
              </label>
              <input id="search-{.}" name="{.}" type="text" inputmode="numeric" size="6" autocomplete="off"
                aria-describedby="search-years"/>
            </p>
          </xsl:for-each>
          <p class="hint" id="search-years">
            <xsl:value-of select="strings:text('search-year-hint')"/>
          </p>
          <div class="entities">
            <label for="search-entity">
              <xsl:value-of select="strings:text('search-entity')"/>
            </label>
            <div class="combobox">
              <input id="search-entity" type="text" dir="auto" role="combobox" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-expanded="false" aria-controls="search-entities"
                aria-describedby="search-entity-hint"/>
              <ul id="search-entities" role="listbox" aria-label="{strings:text('search-suggestions')}" hidden="hidden"/>
            </div>
            <p class="hint" id="search-entity-hint">
              <xsl:value-of select="strings:text('search-entity-hint')"/>
            </p>
            <ul id="search-chosen" role="list" aria-label="{strings:text('search-chosen')}"/>
          </div>
          </div>
        </details>
        <details>
          <summary>
            <xsl:value-of select="strings:text('search-help')"/>
          </summary>
          <ul>
            <xsl:for-each select="
              strings:text('search-help-all'), strings:text('search-help-phrase'), strings:text('search-help-star'),
              strings:text('search-help-not'), strings:text('search-help-spelling')">
              <li>
                <xsl:value-of select="."/>
              </li>
            </xsl:for-each>
          </ul>
        </details>
      </form>
      <p id="search-status" role="status" aria-live="polite"/>
      <section aria-label="{strings:text('search-results')}">
        <ol id="search-results" role="list"/>
        <button id="search-more" type="button" hidden="hidden">
          <xsl:value-of select="strings:text('search-more')"/>
        </button>
        <div id="search-none" hidden="hidden">
          <h2>
            <xsl:value-of select="strings:text('search-none')"/>
          </h2>
          <ul>
            <xsl:for-each select="
              strings:text('search-none-star'), strings:text('search-none-fewer'), strings:text('search-none-spelling')">
              <li>
                <xsl:value-of select="."/>
              </li>
            </xsl:for-each>
          </ul>
          <p>
            <xsl:value-of select="strings:text('search-none-lists')"/>
          </p>
          <xsl:call-template name="search:lists"/>
        </div>
      </section>
    </div>
  </xsl:template>

  <!-- The kinds of the documents, by their names, with the number of each. -->
  <xsl:template name="search:kinds">
    <xsl:context-item as="element(records)" use="required"/>
    <p>
      <label for="search-kind">
        <xsl:value-of select="strings:text('search-kind')"/>
      </label>
      <select id="search-kind" name="kind">
        <option value="">
          <xsl:value-of select="strings:text('search-any-kind')"/>
        </option>
        <xsl:for-each-group select="record[@kind ne '']" group-by="@kind">
          <xsl:sort select="string(strings:preferred(kind))"/>
          <xsl:variable name="name" as="xs:string" select="(strings:preferred(kind)/string(.), string(@kind))[1]"/>
          <option value="{current-grouping-key()}" data-name="{$name}">
            <xsl:value-of select="$name || ' (' || strings:number(count(current-group())) || ')'"/>
          </option>
        </xsl:for-each-group>
      </select>
    </p>
  </xsl:template>

  <!-- Where else the texts can be found: every section but this one. -->
  <xsl:template name="search:lists">
    <ul>
      <xsl:for-each select="$page:sections[not(.?section-search)]">
        <li>
          <a href="{$language-root}{.?*}">
            <xsl:value-of select="strings:text(map:keys(.))" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

</xsl:stylesheet>
