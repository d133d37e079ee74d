<?xml version="1.0" encoding="UTF-8"?>
<!--
  documents (the records of ../survey.xsl, with what rendering/documents.py adds) -> a page of the table of the documents,
  which assets/documents.js sorts and filters. Entry style sheet.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:documents="urn:x-tei-edition:documents"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <!-- The columns, by the names of the record's elements and attributes; what no document of the page has, has none. -->
  <xsl:variable name="documents:texts" as="xs:string*" select="
    ('kind', 'periodical', 'place', 'body')[. = $documents:elements]"/>
  <xsl:variable name="documents:elements" as="xs:string*" select="distinct-values(/documents/record/*/local-name())"/>
  <xsl:variable name="documents:numbers" as="xs:string+" select="'person', 'place', 'organization'"/>

  <xsl:template match="/">
    <xsl:for-each select="documents">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="documents" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('section-documents')"/>
  </xsl:template>

  <xsl:template match="documents" mode="page:head">
    <script defer="defer" src="{$site-root}assets/documents.js"/>
  </xsl:template>

  <xsl:template match="documents" mode="page:main">
    <div class="documents-table">
      <h1 id="documents">
        <xsl:value-of select="strings:text('section-documents')"/>
        <span class="count">
          <xsl:value-of select="strings:number(@total)"/>
        </span>
      </h1>
      <xsl:if test="xs:integer(@of) gt 1">
        <xsl:call-template name="documents:ways"/>
      </xsl:if>
      <form id="documents-filter" hidden="hidden">
        <p>
          <label for="documents-words">
            <xsl:value-of select="strings:text('documents-words')"/>
          </label>
          <input id="documents-words" name="words" type="search" dir="auto" autocomplete="off"/>
        </p>
        <xsl:for-each select="$documents:texts">
          <p hidden="hidden">
            <label for="documents-{.}">
              <xsl:value-of select="strings:text('column-' || .)"/>
            </label>
            <select id="documents-{.}" name="{.}">
              <option value="">
                <xsl:value-of select="strings:text('documents-any')"/>
              </option>
            </select>
          </p>
        </xsl:for-each>
        <div class="years">
          <xsl:if test="not($documents:elements = 'issued')">
            <xsl:attribute name="hidden" select="'hidden'"/>
          </xsl:if>
          <xsl:for-each select="'from', 'to'">
            <p>
              <label for="documents-{.}">
                <xsl:value-of select="strings:text(if (. = 'from') then 'search-from' else 'search-to')"/>
              </label>
              <input id="documents-{.}" name="{.}" type="text" inputmode="numeric" size="6" autocomplete="off"/>
            </p>
          </xsl:for-each>
        </div>
        <button type="reset">
          <xsl:value-of select="strings:text('documents-reset')"/>
        </button>
      </form>
      <p id="documents-status" role="status" aria-live="polite"/>
      <div class="table" role="region" tabindex="0" aria-labelledby="documents">
        <table id="documents-table">
          <thead>
            <tr>
              <xsl:for-each select="'title', 'issued', $documents:texts">
                <th scope="col" data-column="{.}">
                  <xsl:if test=". = 'issued'">
                    <xsl:attribute name="aria-sort" select="'ascending'"/>
                  </xsl:if>
                  <xsl:value-of select="strings:text('column-' || .)"/>
                </th>
              </xsl:for-each>
              <xsl:for-each select="$documents:numbers">
                <th scope="col" class="number" data-column="{.}s">
                  <xsl:value-of select="strings:text('column-' || . || 's')"/>
                </th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="record" mode="page:main"/>
          </tbody>
        </table>
      </div>
      <xsl:if test="xs:integer(@of) gt 1">
        <xsl:call-template name="documents:ways"/>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="record" mode="page:main">
    <xsl:variable name="record" as="element(record)" select="."/>
    <xsl:variable name="title" as="element()?" select="strings:preferred(title)"/>
    <tr>
      <th scope="row" data-sort="{@by-title}">
        <a href="{@id}.html" dir="auto" lang="{($title/@xml:lang, @xml:lang)[1]}">
          <xsl:value-of select="($title/string(.), string(@id))[1]"/>
        </a>
        <xsl:for-each select="author">
          <span class="author">
            <bdi>
              <xsl:value-of select="."/>
            </bdi>
          </span>
        </xsl:for-each>
      </th>
      <td class="dates" data-sort="{@by-issued}">
        <xsl:for-each select="(@jalali, @gregorian)[. ne '']">
          <xsl:sort select="if (local-name() = 'jalali') then $interface-language ne 'fa' else $interface-language eq 'fa'"/>
          <bdi title="{strings:text('calendar-' || local-name())}">
            <xsl:value-of select="strings:digits(.)"/>
          </bdi>
        </xsl:for-each>
      </td>
      <xsl:for-each select="$documents:texts">
        <xsl:variable name="column" as="xs:string" select="."/>
        <xsl:variable name="values" as="element()*" select="
          if ($column = 'kind') then strings:preferred($record/kind) else $record/*[local-name() = $column]"/>
        <td data-sort="{$record/@*[local-name() = 'by-' || $column]}">
          <xsl:for-each select="distinct-values($values/string(.))">
            <bdi>
              <xsl:value-of select="."/>
            </bdi>
          </xsl:for-each>
        </td>
      </xsl:for-each>
      <xsl:for-each select="@person, @place, @organization">
        <td class="number" data-sort="{.}">
          <xsl:value-of select="strings:number(.)"/>
        </td>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <!-- The other pages of a long table. -->
  <xsl:template name="documents:ways">
    <xsl:context-item as="element(documents)" use="required"/>
    <xsl:variable name="number" as="xs:integer" select="xs:integer(@number)"/>
    <nav class="pages" aria-label="{strings:text('documents-pages')}">
      <p>
        <xsl:value-of select="strings:text('documents-of-page')"/>
      </p>
      <ul role="list">
        <xsl:for-each select="1 to xs:integer(@of)">
          <li>
            <a href="{$language-root}documents{if (. eq 1) then '' else '.' || .}.html">
              <xsl:if test=". eq $number">
                <xsl:attribute name="aria-current" select="'page'"/>
              </xsl:if>
              <xsl:value-of select="strings:number(.)"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

</xsl:stylesheet>
