<?xml version="1.0" encoding="UTF-8"?>
<!--
  relations -> who appears with whom, and what one is said to be to another. Entry style sheet.

  <relations n="…" page="…" pages="…" stem="…" most="…">
    <network width="…" height="…">?
      <edge x1="…" y1="…" x2="…" y2="…" passages="…"/>…
      <node x="…" y="…" breadth="…" mentions="…"><other/></node>…
    </network>
    <pairs><pair passages="…" document="…" anchor="…"><one/><other/></pair>…</pairs>?
    <statements>
      <relation name="…" documents="…" certainty="…"? document="…"? anchor="…"?><active/><passive/> <words>…</words>?</relation>…
    </statements>
  </relations>

  most is the number of entities that a passage may name; one, other, active and passive are as in entity.xsl. The network
  and the pairs stand on the first page.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:entities="urn:x-tei-edition:entities"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:relations="urn:x-tei-edition:relations"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="entities.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <!-- Characters of a name in the picture, and half the size of its sign there. -->
  <xsl:variable name="relations:longest" as="xs:integer" select="24"/>
  <xsl:variable name="relations:size" as="xs:double" select="7"/>

  <xsl:template match="/">
    <xsl:for-each select="relations">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="relations" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('section-relations')"/>
  </xsl:template>

  <xsl:template match="relations" mode="page:main">
    <div class="network">
      <div class="title">
        <h1>
          <xsl:value-of select="strings:text('section-relations')"/>
        </h1>
      </div>
      <xsl:if test="@page eq '1'">
        <section aria-labelledby="company">
          <h2 id="company">
            <xsl:value-of select="strings:text('company-of-all')"/>
          </h2>
          <p>
            <xsl:value-of select="strings:text('company-introduction', strings:number(xs:integer(@most)))"/>
          </p>
          <xsl:apply-templates select="network[node]" mode="page:main"/>
          <xsl:apply-templates select="pairs[pair]" mode="page:main"/>
        </section>
      </xsl:if>
      <section aria-labelledby="statements">
        <h2 id="statements">
          <xsl:value-of select="strings:text('statements')"/>
          <span class="count">
            <xsl:value-of select="strings:number(xs:integer(@n))"/>
          </span>
        </h2>
        <p>
          <xsl:value-of select="strings:text('statements-introduction')"/>
        </p>
        <xsl:call-template name="relations:pages"/>
        <xsl:apply-templates select="statements[relation]" mode="page:main"/>
        <xsl:call-template name="relations:pages">
          <xsl:with-param name="label" select="strings:text('pages-below')"/>
        </xsl:call-template>
      </section>
    </div>
  </xsl:template>

  <xsl:template name="relations:pages">
    <xsl:param name="label" as="xs:string" select="strings:text('pages')"/>
    <xsl:call-template name="entities:pages">
      <xsl:with-param name="stem" select="string(@stem)"/>
      <xsl:with-param name="page" select="xs:integer(@page)"/>
      <xsl:with-param name="pages" select="xs:integer(@pages)"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== the picture ===== -->

  <xsl:template match="network" mode="page:main">
    <xsl:variable name="heaviest" as="xs:double" select="max(edge/@passages)"/>
    <div class="web" role="region" tabindex="0" aria-label="{strings:text('company-picture')}">
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {@width} {@height}" width="{@width}" height="{@height}"
        aria-labelledby="network-title" aria-describedby="network-description">
        <title id="network-title">
          <xsl:value-of select="strings:text('company-of-all')"/>
        </title>
        <desc id="network-description">
          <xsl:value-of select="strings:text('network-description', strings:number(count(node)))"/>
        </desc>
        <g class="edges" aria-hidden="true">
          <xsl:for-each select="edge">
            <line x1="{@x1}" y1="{@y1}" x2="{@x2}" y2="{@y2}"
              stroke-width="{format-number(1 + 4 * xs:double(@passages) div $heaviest, '0.0')}"/>
          </xsl:for-each>
        </g>
        <xsl:apply-templates select="node" mode="page:main"/>
      </svg>
    </div>
    <ul class="signs" role="list">
      <xsl:for-each select="'person', 'place', 'organization'">
        <li>
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true" class="{.}">
            <xsl:call-template name="relations:sign">
              <xsl:with-param name="category" select="."/>
            </xsl:call-template>
          </svg>
          <xsl:text> </xsl:text>
          <xsl:value-of select="strings:text('category-' || .)"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="node" mode="page:main">
    <xsl:variable name="name" as="xs:string" select="entities:name(other)"/>
    <a xmlns="http://www.w3.org/2000/svg" href="{entities:address(other)}" class="{other/@category}"
      transform="translate({@x} {@y})" aria-label="{$name}{strings:text('list-separator')}{strings:text('category-' || other/@category)}">
      <rect class="box" x="{- xs:double(@breadth) div 2}" y="-20" width="{@breadth}" height="40" rx="5"/>
      <g transform="translate(0 -9)">
        <xsl:call-template name="relations:sign">
          <xsl:with-param name="category" select="other/@category"/>
        </xsl:call-template>
      </g>
      <text y="14" text-anchor="middle" direction="{strings:direction-of((other/label[@for = $interface-language]/@xml:lang, '')[1])}">
        <xsl:value-of select="
          if (string-length($name) le $relations:longest) then $name else substring($name, 1, $relations:longest - 1) || '…'"/>
      </text>
    </a>
  </xsl:template>

  <!-- A sign of its own for each category: a round for persons, a square for places, a lozenge for bodies. -->
  <xsl:template name="relations:sign">
    <xsl:param name="category" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$category eq 'person'">
        <circle xmlns="http://www.w3.org/2000/svg" class="sign" r="{$relations:size}"/>
      </xsl:when>
      <xsl:when test="$category eq 'place'">
        <rect xmlns="http://www.w3.org/2000/svg" class="sign" x="-6" y="-6" width="12" height="12"/>
      </xsl:when>
      <xsl:otherwise>
        <path xmlns="http://www.w3.org/2000/svg" class="sign" d="M0-8 8 0 0 8-8 0Z"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== the tables ===== -->

  <xsl:template match="pairs" mode="page:main">
    <h3 id="pairs">
      <xsl:value-of select="strings:text('pairs')"/>
    </h3>
    <div class="table" role="region" tabindex="0" aria-labelledby="pairs">
      <table>
        <thead>
          <tr>
            <xsl:for-each select="'pairs-one', 'pairs-other', 'pairs-passages'">
              <th scope="col">
                <xsl:value-of select="strings:text(.)"/>
              </th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="pair">
            <tr>
              <xsl:for-each select="one, other">
                <td>
                  <xsl:call-template name="entities:named"/>
                </td>
              </xsl:for-each>
              <td>
                <a href="{$language-root}{@document}.html#{@anchor}">
                  <xsl:value-of select="strings:text('passages-count', strings:number(xs:integer(@passages)))"/>
                </a>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="statements" mode="page:main">
    <div class="table" role="region" tabindex="0" aria-label="{strings:text('statements-table')}">
      <table>
        <thead>
          <tr>
            <xsl:for-each select="'statements-active', 'statements-relation', 'statements-passive', 'statements-evidence'">
              <th scope="col">
                <xsl:value-of select="strings:text(.)"/>
              </th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="relation">
            <tr>
              <td>
                <xsl:for-each select="active">
                  <xsl:call-template name="entities:named"/>
                </xsl:for-each>
              </td>
              <td>
                <xsl:value-of select="entities:word('relation', string(@name))"/>
              </td>
              <td>
                <xsl:for-each select="passive">
                  <xsl:call-template name="entities:named"/>
                </xsl:for-each>
              </td>
              <td class="long">
                <xsl:call-template name="entities:evidence"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

</xsl:stylesheet>
