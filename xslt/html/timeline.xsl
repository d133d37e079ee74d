<?xml version="1.0" encoding="UTF-8"?>
<!--
  timeline (see dates.xsl) -> a picture of it. Include it beside dates.xsl, whose functions write the values.

  Time runs as the interface is read: from right to left in Persian. Above lie intervals, a bar each; below, what is shorter than a unit of
  time, as dots or as columns. What is doubtful is hollow or hatched, not only of another colour.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:dates="urn:x-tei-edition:dates"
  xmlns:strings="urn:x-tei-edition:strings"
  xmlns:timeline="urn:x-tei-edition:timeline"
  exclude-result-prefixes="#all">

  <xsl:mode name="timeline" on-no-match="fail"/>

  <!-- Units: around the picture, of an axis, of a lane, and of the columns. -->
  <xsl:variable name="timeline:edge" as="xs:decimal" select="40"/>
  <xsl:variable name="timeline:axis" as="xs:decimal" select="24"/>
  <xsl:variable name="timeline:lane" as="xs:decimal" select="12"/>
  <xsl:variable name="timeline:columns" as="xs:decimal" select="130"/>

  <xsl:template match="timeline" mode="timeline">
    <xsl:variable name="top" as="xs:decimal" select="$timeline:axis + 6 + xs:integer(@lanes) * $timeline:lane"/>
    <xsl:variable name="ground" as="xs:decimal" select="$top + 10 + $timeline:columns"/>
    <figure class="timeline">
      <div class="picture" role="region" tabindex="0" aria-labelledby="timeline-caption">
        <svg viewBox="{-$timeline:edge} 0 {xs:integer(@width) + 2 * $timeline:edge} {$ground + $timeline:axis}" role="group"
          aria-labelledby="timeline-title timeline-description" direction="{$strings:direction}">
          <title id="timeline-title">
            <xsl:value-of select="strings:text('timeline')"/>
          </title>
          <desc id="timeline-description">
            <xsl:value-of select="strings:text('timeline-description')"/>
          </desc>
          <defs>
            <pattern id="hatching" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V5"/>
            </pattern>
          </defs>
          <xsl:apply-templates select="tick" mode="timeline">
            <xsl:with-param name="ground" select="$ground" tunnel="yes"/>
          </xsl:apply-templates>
          <path class="axis" d="M0 {$timeline:axis}H{@width}M0 {$ground}H{@width}"/>
          <xsl:for-each select="'jalali', 'gregorian'">
            <text class="calendar" x="{timeline:turned(-18, 0)}" y="{if (. = 'jalali') then $timeline:axis else $ground}">
              <xsl:value-of select="strings:text('timeline-' || .)"/>
            </text>
          </xsl:for-each>
          <xsl:apply-templates select="bar, bin" mode="timeline">
            <xsl:with-param name="ground" select="$ground" tunnel="yes"/>
            <xsl:with-param name="timeline" select="." tunnel="yes"/>
          </xsl:apply-templates>
        </svg>
      </div>
      <figcaption id="timeline-caption">
        <b>
          <xsl:value-of select="strings:text('timeline')"/>
        </b>
        <ul class="legend" role="list">
          <xsl:for-each select="('sure', 'doubtful')">
            <li>
              <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
                <circle class="{.}" cx="8" cy="8" r="5"/>
              </svg>
              <xsl:text> </xsl:text>
              <xsl:value-of select="strings:text('timeline-' || .)"/>
            </li>
          </xsl:for-each>
          <xsl:for-each select="distinct-values(bar/@extent)">
            <li>
              <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
                <rect class="{.}" x="1" y="5" width="14" height="6" rx="2"/>
              </svg>
              <xsl:text> </xsl:text>
              <xsl:value-of select="strings:text('timeline-' || .)"/>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:if test="@form = 'columns'">
          <p class="note">
            <xsl:value-of select="strings:text('timeline-highest', strings:number(xs:integer(@highest)))"/>
          </p>
        </xsl:if>
        <xsl:variable name="missing" as="xs:integer" select="xs:integer(@before + @after + @hidden)"/>
        <xsl:if test="$missing gt 0">
          <p class="note">
            <xsl:value-of select="strings:text('timeline-missing', strings:number($missing))"/>
          </p>
        </xsl:if>
      </figcaption>
    </figure>
  </xsl:template>

  <!-- The Jalali axis lies above, the Gregorian one below. -->
  <xsl:template match="tick" mode="timeline">
    <xsl:param name="ground" as="xs:decimal" tunnel="yes"/>
    <xsl:variable name="x" as="xs:decimal" select="timeline:turned(@x, 0)"/>
    <g class="tick">
      <path d="M{$x} {if (@calendar = 'jalali') then $timeline:axis || 'V' || $timeline:axis - 5 else $timeline:axis || 'V' || $ground + 5}">
        <xsl:if test="@calendar = 'gregorian'">
          <xsl:attribute name="class" select="'line'"/>
        </xsl:if>
      </path>
      <text x="{$x}" y="{if (@calendar = 'jalali') then 10 else $ground + 14}">
        <xsl:value-of select="dates:value(@value, @calendar)"/>
      </text>
    </g>
  </xsl:template>

  <xsl:template match="bar" mode="timeline">
    <a href="{@target}">
      <title>
        <xsl:value-of select="timeline:said(.)"/>
      </title>
      <rect class="{@extent}" x="{timeline:turned(@x, @length)}" y="{$timeline:axis + 5 + @lane * $timeline:lane}"
        width="{@length}" height="{$timeline:lane - 4}" rx="3"/>
    </a>
  </xsl:template>

  <xsl:template match="bin" mode="timeline">
    <xsl:param name="ground" as="xs:decimal" tunnel="yes"/>
    <xsl:param name="timeline" as="element(timeline)" tunnel="yes"/>
    <xsl:variable name="x" as="xs:decimal" select="timeline:turned(@x, @length)"/>
    <xsl:variable name="count" as="xs:integer" select="@count"/>
    <xsl:variable name="sure" as="xs:integer" select="$count - xs:integer(@doubtful)"/>
    <a href="{@target}">
      <title>
        <xsl:value-of select="timeline:said(.)"/>
      </title>
      <xsl:choose>
        <xsl:when test="$timeline/@form = 'dots'">
          <xsl:variable name="middle" as="xs:decimal" select="$x + xs:decimal(@length) div 2"/>
          <xsl:for-each select="1 to $count">
            <circle class="{if (. le $sure) then 'sure' else 'doubtful'}" cx="{$middle}" cy="{$ground - 8 - (. - 1) * 12}" r="4.5"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="one" as="xs:decimal" select="$timeline:columns div xs:integer($timeline/@highest)"/>
          <xsl:variable name="width" as="xs:decimal" select="xs:decimal(@length) - 1"/>
          <xsl:if test="$sure gt 0">
            <rect class="sure" x="{$x}" y="{timeline:rounded($ground - $sure * $one)}" width="{$width}" height="{timeline:rounded($sure * $one)}"/>
          </xsl:if>
          <xsl:if test="$sure lt $count">
            <rect class="hatched" fill="url(#hatching)" x="{$x}" y="{timeline:rounded($ground - $count * $one)}" width="{$width}" height="{timeline:rounded(($count - $sure) * $one)}"/>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

  <!-- What a bar or a bin holds, in words, in both calendars. -->
  <xsl:function name="timeline:said" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
      string-join((dates:extent($part, $dates:main), dates:extent($part, $dates:other),
        strings:text('timeline-count', strings:number(xs:integer($part/@count)))), strings:text('list-separator'))"/>
  </xsl:function>

  <!-- The left edge of something of this length, as the interface is read. -->
  <xsl:function name="timeline:turned" as="xs:decimal">
    <xsl:param name="x" as="xs:decimal"/>
    <xsl:param name="length" as="xs:decimal"/>
    <xsl:sequence select="if ($strings:direction = 'rtl') then 720 - $x - $length else $x"/>
  </xsl:function>

  <xsl:function name="timeline:rounded" as="xs:string">
    <xsl:param name="number" as="xs:decimal"/>
    <xsl:sequence select="format-number($number, '0.0')"/>
  </xsl:function>

</xsl:stylesheet>
