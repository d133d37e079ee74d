<?xml version="1.0" encoding="UTF-8"?>
<!--
  map -> the page of the places: maps, and a table of them all. Entry style sheet.

  <map page="…" pages="…" located="…" unlocated="…">
    <view id="…" kind="world|region" width="…" height="…" land="…" around-LANGUAGE="…"? kilometres="…"? length="…"?>
      <region of="…" d="…"/>*
      <mark x="…" y="…" half="…" shape="point|area"><place/></mark>*
      <label xml:lang="…" x="…" y="…">…</label>*
    </view>*
    <place entity="…" kind="…" mentions="…" documents="…" longitude="…"? latitude="…"?><name xml:lang="…">…</name>+</place>*
  </map>

  Lengths are units of the view; land and d are paths of SVG. Views stand on the first page only. The pictures are for the eye; all
  that they show is in the table.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:numbered="urn:x-tei-edition:numbered"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:places="urn:x-tei-edition:places"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="numbered.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="places:picture" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="map">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="map" mode="page:title" as="xs:string">
    <xsl:sequence select="numbered:title(strings:text('section-map'), @page)"/>
  </xsl:template>

  <xsl:template match="map" mode="page:breadcrumbs">
    <xsl:call-template name="numbered:breadcrumbs">
      <xsl:with-param name="title" select="numbered:title(strings:text('section-map'), @page)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="map" mode="page:main">
    <div class="wide">
      <div class="title">
        <h1>
          <xsl:value-of select="numbered:title(strings:text('section-map'), @page)"/>
        </h1>
        <p class="description">
          <xsl:value-of select="strings:text('map-introduction', strings:number(xs:integer(@located)))"/>
        </p>
      </div>
      <xsl:if test="view">
        <p class="way">
          <a href="#places">
            <xsl:value-of select="strings:text('map-to-table')"/>
          </a>
        </p>
        <ul class="legend" role="list">
          <xsl:call-template name="places:sign">
            <xsl:with-param name="shape" select="'point'"/>
          </xsl:call-template>
          <xsl:call-template name="places:sign">
            <xsl:with-param name="shape" select="'area'"/>
          </xsl:call-template>
          <li>
            <xsl:value-of select="strings:text('map-size')"/>
          </li>
        </ul>
        <div class="maps">
          <xsl:apply-templates select="view" mode="places:picture"/>
        </div>
        <p class="note">
          <xsl:value-of select="strings:text('map-source')"/>
        </p>
      </xsl:if>
      <xsl:variable name="located" as="element(place)*" select="place[@latitude]"/>
      <xsl:variable name="unlocated" as="element(place)*" select="place[not(@latitude)]"/>
      <xsl:if test="exists($located)">
        <section aria-labelledby="places">
          <h2 id="places">
            <xsl:value-of select="strings:text('map-places')"/>
            <span class="count">
              <xsl:value-of select="strings:number(xs:integer(@located))"/>
            </span>
          </h2>
          <div class="table" role="region" tabindex="0" aria-labelledby="places">
            <table>
              <thead>
                <tr>
                  <xsl:for-each select="'map-name', 'map-kind', 'map-coordinates', 'map-mentions', 'map-documents'">
                    <th scope="col">
                      <xsl:value-of select="strings:text(.)"/>
                    </th>
                  </xsl:for-each>
                </tr>
              </thead>
              <tbody>
                <xsl:apply-templates select="$located" mode="page:main"/>
              </tbody>
            </table>
          </div>
          <p>
            <a href="{$site-root}data/places.geojson" download="places.geojson">
              <xsl:value-of select="strings:text('map-download')"/>
            </a>
          </p>
        </section>
      </xsl:if>
      <xsl:if test="exists($unlocated)">
        <section aria-labelledby="unlocated">
          <h2 id="unlocated">
            <xsl:value-of select="strings:text('map-unlocated')"/>
            <span class="count">
              <xsl:value-of select="strings:number(xs:integer(@unlocated))"/>
            </span>
          </h2>
          <ul class="columns" role="list">
            <xsl:for-each select="$unlocated">
              <li>
                <xsl:call-template name="places:link"/>
                <xsl:text> </xsl:text>
                <span class="kind">
                  <xsl:value-of select="string-join((places:kind(@kind)[. ne ''],
                    strings:text('map-mentioned', strings:number(xs:integer(@mentions)))), strings:text('list-separator'))"/>
                </span>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
      <xsl:call-template name="numbered:pages">
        <xsl:with-param name="name" select="'map'"/>
        <xsl:with-param name="page" select="@page"/>
        <xsl:with-param name="pages" select="@pages"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="place" mode="page:main">
    <tr>
      <th scope="row">
        <xsl:call-template name="places:link"/>
      </th>
      <td>
        <xsl:value-of select="places:kind(@kind)"/>
      </td>
      <td>
        <xsl:value-of select="places:coordinates(.)"/>
      </td>
      <td>
        <xsl:value-of select="strings:number(xs:integer(@mentions))"/>
      </td>
      <td>
        <xsl:value-of select="strings:number(xs:integer(@documents))"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="places:link">
    <xsl:context-item as="element(place)" use="required"/>
    <a href="{$language-root}entities/{@entity}.html">
      <bdi>
        <xsl:copy-of select="strings:preferred(name)/@xml:lang[. ne ''] ! places:language(.)"/>
        <xsl:value-of select="strings:preferred(name)"/>
      </bdi>
    </a>
  </xsl:template>

  <xsl:function name="places:language" as="attribute(lang)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:attribute name="lang" select="$language"/>
  </xsl:function>

  <!-- What kind of place it is, in the words of the interface where it has any. -->
  <xsl:function name="places:kind" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="key" as="xs:string" select="'place-' || $kind"/>
    <xsl:sequence select="if (strings:has($key)) then strings:text($key) else $kind"/>
  </xsl:function>

  <!-- Latitude and longitude, with the side of the globe in words. -->
  <xsl:function name="places:coordinates" as="xs:string">
    <xsl:param name="place" as="element(place)"/>
    <xsl:variable name="latitude" as="xs:decimal" select="xs:decimal($place/@latitude)"/>
    <xsl:variable name="longitude" as="xs:decimal" select="xs:decimal($place/@longitude)"/>
    <xsl:sequence select="
      strings:text(if ($latitude ge 0) then 'map-north' else 'map-south', places:degrees($latitude))
      || strings:text('list-separator')
      || strings:text(if ($longitude ge 0) then 'map-east' else 'map-west', places:degrees($longitude))"/>
  </xsl:function>

  <xsl:function name="places:degrees" as="xs:string">
    <xsl:param name="degrees" as="xs:decimal"/>
    <xsl:sequence select="
      translate(format-number(abs($degrees), '0.00'), '0123456789.', strings:text('digits') || strings:text('decimal-separator'))"/>
  </xsl:function>

  <!-- ===== pictures ===== -->

  <xsl:template name="places:sign">
    <xsl:param name="shape" as="xs:string" required="yes"/>
    <li>
      <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
        <xsl:call-template name="places:shape">
          <xsl:with-param name="shape" select="$shape"/>
          <xsl:with-param name="x" select="8"/>
          <xsl:with-param name="y" select="8"/>
          <xsl:with-param name="half" select="6"/>
        </xsl:call-template>
      </svg>
      <xsl:text> </xsl:text>
      <xsl:value-of select="strings:text('map-' || $shape)"/>
    </li>
  </xsl:template>

  <xsl:template match="view" mode="places:picture">
    <xsl:variable name="title" as="xs:string" select="
      if (@kind = 'world') then strings:text('map-world')
      else strings:text('map-around', string(@*[name() = 'around-' || $interface-language]))"/>
    <figure id="{@id}" class="{@kind}">
      <div class="picture" role="region" tabindex="0" aria-labelledby="{@id}-caption">
        <svg viewBox="0 0 {@width} {@height}" role="group" aria-labelledby="{@id}-title {@id}-description">
          <title id="{@id}-title">
            <xsl:value-of select="$title"/>
          </title>
          <desc id="{@id}-description">
            <xsl:value-of select="strings:text('map-description', strings:number(count(mark)))"/>
          </desc>
          <path class="land" d="{@land}"/>
          <xsl:apply-templates mode="places:picture"/>
          <xsl:if test="@kilometres">
            <g class="scale" transform="translate(14 {xs:integer(@height) - 14})">
              <path d="M0 -5V0H{@length}V-5"/>
              <text x="{xs:integer(@length) div 2}" y="-6">
                <xsl:value-of select="strings:text('map-kilometres', strings:number(xs:integer(@kilometres)))"/>
              </text>
            </g>
          </xsl:if>
        </svg>
      </div>
      <figcaption id="{@id}-caption">
        <b>
          <xsl:value-of select="$title"/>
        </b>
        <xsl:text> </xsl:text>
        <span class="kind">
          <xsl:value-of select="strings:text(if (@kind = 'world') then 'map-projection-world' else 'map-projection-region')"/>
        </span>
      </figcaption>
    </figure>
  </xsl:template>

  <xsl:template match="region" mode="places:picture">
    <a href="#{@of}" class="region">
      <title>
        <xsl:value-of select="
          strings:text('map-around', string(../../view[@id = current()/@of]/@*[name() = 'around-' || $interface-language]))"/>
      </title>
      <path d="{@d}"/>
    </a>
  </xsl:template>

  <xsl:template match="mark" mode="places:picture">
    <a href="{$language-root}entities/{place/@entity}.html" class="{@shape}">
      <title>
        <xsl:value-of select="
          strings:preferred(place/name) || strings:text('list-separator')
          || strings:text('map-mentioned', strings:number(xs:integer(place/@mentions)))"/>
      </title>
      <xsl:call-template name="places:shape">
        <xsl:with-param name="shape" select="@shape"/>
        <xsl:with-param name="x" select="xs:decimal(@x)"/>
        <xsl:with-param name="y" select="xs:decimal(@y)"/>
        <xsl:with-param name="half" select="xs:decimal(@half)"/>
      </xsl:call-template>
    </a>
  </xsl:template>

  <!-- A circle for a point, and a square that stands on its corner for a point that stands for a wide country. -->
  <xsl:template name="places:shape">
    <xsl:param name="shape" as="xs:string" required="yes"/>
    <xsl:param name="x" as="xs:decimal" required="yes"/>
    <xsl:param name="y" as="xs:decimal" required="yes"/>
    <xsl:param name="half" as="xs:decimal" required="yes"/>
    <xsl:choose>
      <xsl:when test="$shape = 'area'">
        <path class="area" d="M{$x} {$y - $half}L{$x + $half} {$y}L{$x} {$y + $half}L{$x - $half} {$y}Z"/>
      </xsl:when>
      <xsl:otherwise>
        <circle class="point" cx="{$x}" cy="{$y}" r="{$half}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="label" mode="places:picture"/>

  <xsl:template match="label[@xml:lang = $interface-language]" mode="places:picture">
    <text x="{@x}" y="{@y}" aria-hidden="true">
      <xsl:value-of select="."/>
    </text>
  </xsl:template>

</xsl:stylesheet>
