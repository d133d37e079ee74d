<?xml version="1.0" encoding="UTF-8"?>
<!--
  dates -> the page of the dates: a timeline, and a list by year, month and day. Entry style sheet.

  <dates page="…" pages="…" dated="…" yearless="…" valueless="…">
    <timeline width="…" lanes="…" highest="…" form="dots|columns" before="…" after="…" hidden="…">
      <tick calendar="…" x="…" value="…"/>*
      <bar lane="…" x="…" length="…" count="…" extent="period|sometime" jalali="…" gregorian="…" target="…"/>*
      <bin x="…" length="…" count="…" doubtful="…" jalali="…" gregorian="…" target="…"/>*
    </timeline>?
    <years calendar="…"><year n="…" count="…" target="…"/>*</years>*
    <records><record/>*</records>
    <line n="…" section="dated|yearless|valueless" document="…" anchor="…" doubtful="true"?
      jalali="…"? gregorian="…"? extent="period|sometime"? weekday="…"? own="…"? own-calendar="…"? calendar="…"? value="…"?>
      <before>…</before><keyword>…</keyword><after>…</after>
    </line>*
  </dates>

  Values are years, months or days as ISO 8601 writes them, in the calendar that the attribute is named after; two of them with a slash are
  the first and the last. timeline and years stand on the first page only. The main calendar of a list is that of the interface.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:dates="urn:x-tei-edition:dates"
  xmlns:numbered="urn:x-tei-edition:numbered"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="numbered.xsl"/>
  <xsl:include href="timeline.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:key name="dates:record" match="record" use="string(@id)"/>

  <!-- The calendar by which the list is ordered, and the one beside it. -->
  <xsl:variable name="dates:main" as="xs:string" select="strings:text('dates-calendar')"/>
  <xsl:variable name="dates:other" as="xs:string" select="('jalali', 'gregorian')[. ne $dates:main]"/>

  <xsl:template match="/">
    <xsl:for-each select="dates">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="dates" mode="page:title" as="xs:string">
    <xsl:sequence select="numbered:title(strings:text('section-dates'), @page)"/>
  </xsl:template>

  <xsl:template match="dates" mode="page:breadcrumbs">
    <xsl:call-template name="numbered:breadcrumbs">
      <xsl:with-param name="title" select="numbered:title(strings:text('section-dates'), @page)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="dates" mode="page:main">
    <div class="wide">
      <div class="title">
        <h1>
          <xsl:value-of select="numbered:title(strings:text('section-dates'), @page)"/>
        </h1>
        <p class="description">
          <xsl:value-of select="strings:text('dates-introduction', strings:number(xs:integer(@dated + @yearless + @valueless)))"/>
        </p>
      </div>
      <xsl:apply-templates select="timeline" mode="timeline"/>
      <xsl:call-template name="dates:overview"/>
      <xsl:if test="line[@section = 'dated']">
        <section class="calendar" aria-labelledby="calendar">
          <h2 id="calendar">
            <xsl:value-of select="strings:text('dates-list')"/>
            <span class="count">
              <xsl:value-of select="strings:number(xs:integer(@dated))"/>
            </span>
          </h2>
          <xsl:for-each-group select="line[@section = 'dated']" group-adjacent="dates:year(.)">
            <xsl:call-template name="dates:year">
              <xsl:with-param name="year" select="current-grouping-key()"/>
              <xsl:with-param name="lines" select="current-group()"/>
            </xsl:call-template>
          </xsl:for-each-group>
        </section>
      </xsl:if>
      <xsl:if test="line[@section = 'yearless']">
        <section class="calendar" aria-labelledby="yearless">
          <h2 id="yearless">
            <xsl:value-of select="strings:text('dates-yearless')"/>
            <span class="count">
              <xsl:value-of select="strings:number(xs:integer(@yearless))"/>
            </span>
          </h2>
          <xsl:for-each-group select="line[@section = 'yearless']" group-adjacent="@calendar, @value" composite="yes">
            <xsl:call-template name="dates:group">
              <xsl:with-param name="level" select="3"/>
              <xsl:with-param name="heading" select="strings:text('dates-of-' || @calendar, dates:value(@value, @calendar))"/>
              <xsl:with-param name="beside" select="''"/>
              <xsl:with-param name="lines" select="current-group()"/>
            </xsl:call-template>
          </xsl:for-each-group>
        </section>
      </xsl:if>
      <xsl:if test="line[@section = 'valueless']">
        <section class="calendar" aria-labelledby="valueless">
          <h2 id="valueless">
            <xsl:value-of select="strings:text('dates-valueless')"/>
            <span class="count">
              <xsl:value-of select="strings:number(xs:integer(@valueless))"/>
            </span>
          </h2>
          <xsl:call-template name="dates:lines">
            <xsl:with-param name="lines" select="line[@section = 'valueless']"/>
          </xsl:call-template>
        </section>
      </xsl:if>
      <xsl:call-template name="numbered:pages">
        <xsl:with-param name="name" select="'dates'"/>
        <xsl:with-param name="page" select="@page"/>
        <xsl:with-param name="pages" select="@pages"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <!-- Every year of the main calendar with the number of its dates, as the way into the list. -->
  <xsl:template name="dates:overview">
    <xsl:context-item as="element(dates)" use="required"/>
    <xsl:for-each select="years[@calendar = $dates:main][year]">
      <nav class="years" aria-label="{strings:text('dates-years')}">
        <ul role="list">
          <xsl:for-each select="year">
            <li>
              <a href="{@target}">
                <xsl:value-of select="strings:digits(dates:number(@n))"/>
                <xsl:text> </xsl:text>
                <span class="count">
                  <xsl:value-of select="strings:number(xs:integer(@count))"/>
                </span>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:for-each>
  </xsl:template>

  <!-- A year: what is longer than a month stands first, then the months, and in each what is longer than a day, then the days. -->
  <xsl:template name="dates:year">
    <xsl:param name="year" as="xs:string" required="yes"/>
    <xsl:param name="lines" as="element(line)+" required="yes"/>
    <h3 id="year-{$year}">
      <xsl:value-of select="dates:value($year, $dates:main)"/>
      <xsl:text> </xsl:text>
      <span class="beside">
        <xsl:value-of select="strings:text('dates-of-' || $dates:other, dates:years-beside(xs:integer($year)))"/>
      </span>
    </h3>
    <xsl:for-each-group select="$lines[dates:month(.) = '']" group-by="@jalali || @gregorian || @extent || @own">
      <xsl:call-template name="dates:day">
        <xsl:with-param name="lines" select="current-group()"/>
      </xsl:call-template>
    </xsl:for-each-group>
    <xsl:for-each-group select="$lines[dates:month(.) ne '']" group-by="dates:month(.)">
      <xsl:sort select="current-grouping-key()"/>
      <h4>
        <xsl:value-of select="strings:text('month-' || $dates:main || '-' || substring(current-grouping-key(), 6, 2))"/>
      </h4>
      <xsl:for-each-group select="current-group()" group-by="@jalali || @gregorian || @extent || @own">
        <xsl:call-template name="dates:day">
          <xsl:with-param name="lines" select="current-group()"/>
        </xsl:call-template>
      </xsl:for-each-group>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Lines of one value: it is said in the main calendar, in the other one, and in a third where the text has that. -->
  <xsl:template name="dates:day">
    <xsl:param name="lines" as="element(line)+" required="yes"/>
    <xsl:variable name="one" as="element(line)" select="$lines[1]"/>
    <xsl:variable name="value" as="xs:string" select="dates:extent($one, $dates:main)"/>
    <xsl:call-template name="dates:group">
      <xsl:with-param name="level" select="5"/>
      <xsl:with-param name="heading" select="string-join(($one/@weekday ! strings:text('weekday-' || .), $value), ' ')"/>
      <xsl:with-param name="beside" select="
        string-join((dates:extent($one, $dates:other),
          $one/@own ! strings:text('dates-of-' || $one/@own-calendar, dates:value(., $one/@own-calendar))), strings:text('list-separator'))"/>
      <xsl:with-param name="lines" select="$lines"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="dates:group">
    <xsl:param name="level" as="xs:integer" required="yes"/>
    <xsl:param name="heading" as="xs:string" required="yes"/>
    <xsl:param name="beside" as="xs:string" required="yes"/>
    <xsl:param name="lines" as="element(line)+" required="yes"/>
    <xsl:element name="{if ($level eq 3) then 'h3' else 'p'}">
      <xsl:attribute name="class" select="'day'"/>
      <b>
        <xsl:value-of select="$heading"/>
      </b>
      <xsl:if test="$beside ne ''">
        <xsl:text> </xsl:text>
        <span class="beside">
          <xsl:value-of select="$beside"/>
        </span>
      </xsl:if>
    </xsl:element>
    <xsl:call-template name="dates:lines">
      <xsl:with-param name="lines" select="$lines"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="dates:lines">
    <xsl:param name="lines" as="element(line)+" required="yes"/>
    <ul class="lines" role="list">
      <xsl:for-each select="$lines">
        <xsl:variable name="record" as="element(record)?" select="key('dates:record', @document)"/>
        <xsl:variable name="title" as="element(title)?" select="strings:preferred($record/title)"/>
        <xsl:variable name="language" as="xs:string" select="string($record/@xml:lang)"/>
        <li id="date-{@n}">
          <p class="line" lang="{$language}" dir="{strings:direction-of($language)}">
            <xsl:value-of select="before"/>
            <a href="{$language-root}{@document}.html#{@anchor}">
              <xsl:value-of select="keyword"/>
            </a>
            <xsl:value-of select="after"/>
          </p>
          <p class="where">
            <bdi>
              <xsl:value-of select="($title/string(.), string(@document))[1]"/>
            </bdi>
            <xsl:if test="@doubtful">
              <xsl:text> </xsl:text>
              <span class="doubtful">
                <xsl:value-of select="strings:text('dates-doubtful')"/>
              </span>
            </xsl:if>
          </p>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- ===== values ===== -->

  <xsl:function name="dates:year" as="xs:string">
    <xsl:param name="line" as="element(line)"/>
    <xsl:sequence select="substring($line/@*[name() = $dates:main], 1, 4)"/>
  </xsl:function>

  <!-- The month in which a date lies as a whole, or nothing. -->
  <xsl:function name="dates:month" as="xs:string">
    <xsl:param name="line" as="element(line)"/>
    <xsl:variable name="ends" as="xs:string+" select="tokenize($line/@*[name() = $dates:main], '/')"/>
    <xsl:variable name="months" as="xs:string*" select="distinct-values($ends[string-length(.) ge 7] ! substring(., 1, 7))"/>
    <xsl:sequence select="if (count($months) eq 1) then $months else ''"/>
  </xsl:function>

  <!-- A value in words, and whether something lasted so long, or lies somewhere within. -->
  <xsl:function name="dates:extent" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="calendar" as="xs:string"/>
    <xsl:variable name="value" as="xs:string" select="$element/@*[name() = $calendar]"/>
    <xsl:variable name="words" as="xs:string" select="dates:value($value, $calendar)"/>
    <xsl:variable name="whole" as="xs:string" select="
      if ($element/@extent = 'sometime' and contains($value, '/')) then strings:text('dates-sometime', $words) else $words"/>
    <xsl:sequence select="
      if ($calendar eq $dates:main) then $whole else strings:text('dates-of-' || $calendar, $whole)"/>
  </xsl:function>

  <xsl:function name="dates:value" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="calendar" as="xs:string"/>
    <xsl:sequence select="
      string-join(tokenize($value, '/') ! dates:one(., $calendar), strings:text('dates-to'))"/>
  </xsl:function>

  <!-- 2001, 2001-04, 2001-04-18, and the last two with no year: day, month and year in the order of the interface. -->
  <xsl:function name="dates:one" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="calendar" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(replace($value, '^--', '0000-'), '-')"/>
    <xsl:choose>
      <xsl:when test="every $part in $parts satisfies $part castable as xs:integer">
        <xsl:variable name="month" as="xs:string?" select="
          $parts[2][xs:integer(.) = 1 to 12] !
            strings:text('month-' || (if ($calendar eq 'imperial') then 'jalali' else $calendar) || '-' || .)"/>
        <xsl:sequence select="
          string-join((
            $parts[3] ! strings:digits(dates:number(.)), $month,
            $parts[1][. ne '0000'] ! strings:digits(dates:number(.))), ' ')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="strings:digits($value)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="dates:number" as="xs:string">
    <xsl:param name="digits" as="xs:string"/>
    <xsl:sequence select="string(xs:integer($digits))"/>
  </xsl:function>

  <!-- The two years of the other calendar in which a year of the main one lies. -->
  <xsl:function name="dates:years-beside" as="xs:string">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:variable name="first" as="xs:integer" select="if ($dates:main eq 'jalali') then $year + 621 else $year - 622"/>
    <xsl:sequence select="strings:digits(string($first)) || strings:text('dates-to') || strings:digits(string($first + 1))"/>
  </xsl:function>

</xsl:stylesheet>
