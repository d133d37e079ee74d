<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading text: every character of TEI text, in order. Markup becomes HTML of the same meaning.

  An element or a value that no template knows is never passed over: its text is shown, and its place goes out as an
  xsl:message, which the caller takes for a refusal of the document.

  Numbers come from accumulators, so that the time is linear in the length of the text. Every passage has an id, its
  anchor by ../passages.xsl, to which the other pages point; include that module beside this one.

  Line breaks of the source: each lb becomes br after its newline. The CSS decides what is seen of them: a block
  of a few lines (an address, a signature) keeps them; longer blocks flow, as the break is only the column's edge,
  unless the reader asks for every line.

  A name is a link to the page of its entity, and says more of itself in data attributes, from which assets/document.js
  makes the card. Include ../mentions.xsl beside this module.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xmlns:metadata="urn:x-tei-edition:metadata"
  xmlns:passages="urn:x-tei-edition:passages"
  xmlns:strings="urn:x-tei-edition:strings"
  xmlns:text="urn:x-tei-edition:text"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="text" on-no-match="fail" use-accumulators="#all"/>

  <xsl:accumulator name="text:table" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="table" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:key name="text:part" match="text//p[@xml:id]" use="'#' || @xml:id"/>

  <xsl:key name="text:note" match="text//ab[@type = 'footnote'][@xml:id]" use="'#' || @xml:id"/>

  <xsl:key name="text:mark" match="text//ref[@type = 'footnote']" use="@target"/>

  <xsl:key name="text:speaker" match="particDesc/listPerson/(person | org)" use="'#' || @xml:id"/>

  <xsl:key name="text:character" match="charDecl/char" use="'#' || @xml:id"/>

  <xsl:variable name="text:emphasis" as="map(xs:string, xs:string)" select="
    map { 'bold': 'b', 'italic': 'i', 'underline': 'u', 'strikethrough': 's', 'superscript': 'sup', 'subscript': 'sub' }"/>

  <!-- Letters of right-to-left scripts, and all other letters: digits and punctuation belong to neither. -->
  <xsl:variable name="text:right-to-left-letter" as="xs:string"
    select="'[&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFF;-[\P{L}]]'"/>
  <xsl:variable name="text:left-to-right-letter" as="xs:string"
    select="'[\p{L}-[&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFF;]]'"/>

  <!-- ===== divisions and blocks ===== -->

  <xsl:template match="text" mode="text">
    <xsl:variable name="chains" as="map(xs:string, element(p)*)" select="
      map:merge(.//p[@xml:id][@next][not(@prev)] ! map:entry(string(@xml:id), text:following(., (), map { string(@xml:id): true() })))"/>
    <xsl:apply-templates mode="text">
      <xsl:with-param name="chains" select="$chains" tunnel="yes"/>
      <xsl:with-param name="firsts" tunnel="yes" select="
        map:merge(for $first in map:keys($chains) return $chains($first) ! map:entry(string(@xml:id), $first))"/>
      <xsl:with-param name="around" select="strings:direction-of(string(ancestor::TEI[1]/@xml:lang))" tunnel="yes"/>
      <xsl:with-param name="agents" select="mentions:agents(ancestor::TEI[1]/teiHeader)" tunnel="yes"/>
      <xsl:with-param name="usual" select="mentions:usual-agent(.)" tunnel="yes"/>
      <xsl:with-param name="title" select="text:title(.)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="body" mode="text">
    <xsl:apply-templates mode="text">
      <xsl:with-param name="level" select="if (head) then 2 else 1" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="div" mode="text">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <section>
      <xsl:apply-templates mode="text">
        <xsl:with-param name="level" select="if (head) then $level + 1 else $level" tunnel="yes"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <!-- A heading that says the title of the page is the heading of the page; those below it follow without a gap. -->
  <xsl:template match="head" mode="text">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <xsl:param name="title" as="element(head)?" tunnel="yes"/>
    <xsl:variable name="anchor" as="xs:string" select="passages:anchor(.)"/>
    <xsl:variable name="rank" as="xs:integer" select="$level - count($title/parent::* intersect ancestor::*)"/>
    <xsl:element name="{if (. is $title) then 'h1' else 'h' || min((max(($rank, 2)), 6))}">
      <xsl:attribute name="id" select="$anchor"/>
      <xsl:sequence select="text:direction(., $around)"/>
      <a class="permalink" href="#{$anchor}" aria-label="{strings:text('permalink')}"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p" mode="text">
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <xsl:variable name="number" as="xs:integer" select="accumulator-before('passages:paragraph')"/>
    <p id="p{$number}">
      <xsl:sequence select="text:direction(., $around)"/>
      <xsl:if test="parent::body or parent::div or parent::quote">
        <a class="permalink" href="#p{$number}"
          aria-label="{strings:text('paragraph', strings:number($number))}">
          <xsl:value-of select="strings:number($number)"/>
        </a>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="list" mode="text">
    <xsl:element name="{if (@rend = 'numbered') then 'ol' else 'ul'}">
      <xsl:attribute name="role" select="'list'"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="item" mode="text">
    <li id="{passages:anchor(.)}">
      <xsl:apply-templates mode="text"/>
    </li>
  </xsl:template>

  <xsl:template match="item/label" mode="text">
    <span class="marker">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="quote" mode="text">
    <blockquote>
      <xsl:apply-templates mode="text"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="ab[@type = 'code']" mode="text">
    <!-- The code child keeps a first newline, which a parser drops right after pre. -->
    <pre id="{passages:anchor(.)}" tabindex="0" dir="auto"><code><xsl:apply-templates mode="text"/></code></pre>
  </xsl:template>

  <xsl:template match="ab[@type = 'separator']" mode="text">
    <p class="separator" id="{passages:anchor(.)}">
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="milestone[@unit = 'section']" mode="text">
    <hr/>
  </xsl:template>

  <!-- ===== recognised parts ===== -->

  <xsl:template match="div[@type = ('teaser', 'interview')]" mode="text" priority="1">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <section class="{@type}">
      <xsl:apply-templates mode="text">
        <xsl:with-param name="level" select="if (head) then $level + 1 else $level" tunnel="yes"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:template match="head[@type = ('kicker', 'sub')]" mode="text" priority="1">
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <p class="{@type}" id="{passages:anchor(.)}">
      <xsl:sequence select="text:direction(., $around)"/>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="opener | closer | postscript | lg" mode="text">
    <div class="{local-name()}">
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="byline | dateline | salute | signed | l | fw | num[@type = 'reference']" mode="text">
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <p class="{local-name()}" id="{passages:anchor(.)}">
      <xsl:sequence select="text:direction(., $around)"/>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <!-- A turn of a dialogue: who asks is told from who answers. -->
  <xsl:template match="sp" mode="text">
    <div class="turn{' question'[current()/key('text:speaker', tokenize(@who))/@role = 'interviewer']}">
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="text">
    <p class="speaker" id="{passages:anchor(.)}">
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <!-- A note of the source, and the way back to its first mark. -->
  <xsl:template match="ab[@type = 'footnote']" mode="text">
    <p class="footnote" id="{passages:anchor(.)}">
      <xsl:apply-templates mode="text"/>
      <xsl:if test="@xml:id and exists(key('text:mark', '#' || @xml:id))">
        <a class="back" href="#{@xml:id}.mark" role="doc-backlink" aria-label="{strings:text('back-to-mark')}"/>
      </xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="ref[@type = 'footnote'][key('text:note', @target)]" mode="text" priority="2">
    <xsl:param name="is-copy" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:element name="{if ($in-link) then 'span' else 'a'}">
      <xsl:attribute name="class" select="'mark'"/>
      <xsl:if test="not($is-copy) and . is key('text:mark', @target)[1]">
        <xsl:attribute name="id" select="substring-after(@target, '#') || '.mark'"/>
      </xsl:if>
      <xsl:if test="not($in-link)">
        <xsl:attribute name="href" select="@target"/>
        <xsl:attribute name="role" select="'doc-noteref'"/>
      </xsl:if>
      <xsl:apply-templates mode="text">
        <xsl:with-param name="in-link" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <xsl:template match="list[@type = 'supporters']" mode="text" priority="1">
    <ul class="supporters" role="list">
      <xsl:apply-templates mode="text"/>
    </ul>
  </xsl:template>

  <!-- A list is read where it stands; links lead to the lists that carry it on, as they do from one cell to another. -->
  <xsl:template match="list[@type = 'supporters'][@xml:id]" mode="text" priority="2">
    <div class="fragment" id="{@xml:id}">
      <xsl:if test="@prev">
        <a class="chain" href="{@prev}">
          <xsl:value-of select="strings:text('list-continued-from')"/>
        </a>
      </xsl:if>
      <xsl:next-match/>
      <xsl:if test="@next">
        <a class="chain" href="{@next}">
          <xsl:value-of select="strings:text('list-continued-at')"/>
        </a>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="item/label[@type = 'country']" mode="text" priority="1">
    <b class="country">
      <xsl:apply-templates mode="text"/>
    </b>
  </xsl:template>

  <!--
    Where a text goes on elsewhere, it is read on here: after its first part stand the others, each under a link to its
    own place. There the CSS hides it, unless the reader asks for the order of the source, or comes by a link; and there
    the copies are hidden.
  -->
  <xsl:template match="p[@xml:id][@next][not(@prev)]" mode="text" priority="1">
    <xsl:param name="chains" as="map(xs:string, element(p)*)" tunnel="yes"/>
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <div class="fragment" id="{@xml:id}">
      <xsl:next-match/>
    </div>
    <xsl:for-each select="$chains(string(@xml:id))">
      <a class="chain" href="#{@xml:id}">
        <xsl:variable name="number" as="xs:string" select="strings:number(accumulator-before('passages:paragraph'))"/>
        <xsl:value-of select="
          if (@cert) then strings:text('continued-at-probably', $number) else strings:text('continued-at', $number)"/>
      </a>
      <p class="continued">
        <xsl:sequence select="text:direction(., $around)"/>
        <xsl:apply-templates mode="text">
          <xsl:with-param name="is-copy" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
      </p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p[@xml:id][@prev]" mode="text" priority="1">
    <xsl:param name="firsts" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="first" as="element(p)?" select="key('text:part', '#' || $firsts(string(@xml:id)))"/>
    <xsl:for-each select="$first">
      <a class="chain" href="#{@xml:id}">
        <xsl:variable name="number" as="xs:string" select="strings:number(accumulator-before('passages:paragraph'))"/>
        <xsl:value-of select="
          if (@cert) then strings:text('continued-from-probably', $number) else strings:text('continued-from', $number)"/>
      </a>
    </xsl:for-each>
    <!-- What no beginning leads to is read nowhere else. -->
    <div class="{if (exists($first)) then 'later' else 'fragment'}" id="{@xml:id}">
      <xsl:next-match/>
    </div>
  </xsl:template>

  <xsl:template match="address" mode="text">
    <span class="address" id="{passages:anchor(.)}">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="addrLine" mode="text">
    <span class="line" dir="auto">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="email" mode="text">
    <span class="email" dir="ltr">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="email[matches(., '^\S+@\S+$')]" mode="text">
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$in-link">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <a class="email" dir="ltr" href="mailto:{.}">
          <xsl:apply-templates mode="text">
            <xsl:with-param name="in-link" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="ref[@type = 'tel']" mode="text" priority="2">
    <span class="tel" dir="ltr">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="num[@type = 'account']" mode="text">
    <span class="account" dir="auto">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="(seg | q)[@type = 'slogan']" mode="text">
    <span class="slogan">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="gap[@reason = 'truncated']" mode="text">
    <span class="gap" title="{strings:text('truncated')}"/>
  </xsl:template>

  <xsl:template match="gap[@reason = 'privacy']" mode="text">
    <span class="gap" title="{strings:text('withheld')}">
      <xsl:value-of select="strings:text('withheld-sign')"/>
    </span>
  </xsl:template>

  <!-- ===== tables ===== -->

  <xsl:template match="table" mode="text">
    <!-- A wide table scrolls in a box of its own, which the keyboard reaches. -->
    <div class="table" role="region" tabindex="0"
      aria-label="{strings:text('table', strings:number(accumulator-before('text:table')))}">
      <table>
        <xsl:apply-templates mode="text"/>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="text">
    <tr>
      <xsl:apply-templates mode="text"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="text">
    <xsl:param name="around" as="xs:string" tunnel="yes"/>
    <xsl:variable name="scope" as="xs:string?" select="
      if (parent::row/@role = 'label') then 'col' else if (@role = 'label') then 'row' else ()"/>
    <xsl:element name="{if (exists($scope) and normalize-space(.)) then 'th' else 'td'}">
      <xsl:attribute name="id" select="passages:anchor(.)"/>
      <xsl:if test="exists($scope) and normalize-space(.)">
        <xsl:attribute name="scope" select="$scope"/>
      </xsl:if>
      <xsl:for-each select="@cols[. castable as xs:positiveInteger][xs:integer(.) gt 1]">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows[. castable as xs:positiveInteger][xs:integer(.) gt 1]">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:if test="string-length(.) gt 80">
        <xsl:attribute name="class" select="'long'"/>
      </xsl:if>
      <xsl:sequence select="text:direction(., $around)"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- ===== phrases ===== -->

  <xsl:template match="hi[map:contains($text:emphasis, string(@rend))]" mode="text">
    <xsl:element name="{$text:emphasis(@rend)}">
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="hi[@rend = 'code']" mode="text">
    <code dir="auto">
      <xsl:apply-templates mode="text"/>
    </code>
  </xsl:template>

  <!-- ===== names and dates ===== -->

  <!-- HTML has no link within a link: what stands inside another name, or a reference, is a span that says whose it is. -->
  <xsl:template match="persName | placeName | orgName" mode="text">
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="record" as="element()?" select="key('mentions:record', tokenize(@ref))[1]"/>
    <xsl:variable name="is-link" as="xs:boolean" select="exists($record) and not($in-link)"/>
    <xsl:element name="{if ($is-link) then 'a' else 'span'}">
      <xsl:call-template name="text:mention"/>
      <xsl:for-each select="$record/@xml:id">
        <xsl:attribute name="{if ($is-link) then 'href' else 'data-entity'}"
          select="if ($is-link) then $language-root || 'entities/' || . || '.html' else ."/>
      </xsl:for-each>
      <xsl:apply-templates mode="text">
        <xsl:with-param name="in-link" select="$in-link or $is-link" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- HTML can hold a year, a month or a day, but no range and nothing vaguer. -->
  <xsl:template match="date" mode="text">
    <xsl:variable name="is-time" as="xs:boolean" select="matches(@when, '^\d{4}(-\d\d){0,2}$')"/>
    <xsl:element name="{if ($is-time) then 'time' else 'span'}">
      <xsl:call-template name="text:mention"/>
      <xsl:for-each select="mentions:value(.)">
        <xsl:attribute name="{if ($is-time) then 'datetime' else 'data-date'}" select="."/>
      </xsl:for-each>
      <xsl:for-each select="mentions:custom-value(.)">
        <xsl:attribute name="data-custom" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- Both readings are there; the CSS decides which one is seen, and the original is what is seen without it. -->
  <xsl:template match="choice[orig and reg]" mode="text">
    <span class="choice">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="choice[sic and corr]" mode="text">
    <span class="choice correction">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="choice/orig | choice/sic" mode="text">
    <span class="original">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="choice/reg | choice/corr" mode="text">
    <span class="regular">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!--
    What a name or a date says of itself: its category, whether a person reviewed it, whether it is sure, and by whom it
    was tagged. The machine is the rule, and so is the agent that the article names: neither is said again, as the
    attributes of names make up half of a page.
  -->
  <xsl:template name="text:mention">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="agents" as="map(xs:string, array(*))" tunnel="yes"/>
    <xsl:param name="usual" as="array(*)?" tunnel="yes"/>
    <xsl:variable name="agent" as="array(*)?" select="$agents(string(@resp))"/>
    <xsl:variable name="certainty" as="xs:double?" select="mentions:certainty(@cert)"/>
    <xsl:variable name="doubts" as="element(certainty)*" select="@xml:id ! key('mentions:doubt', '#' || .)"/>
    <xsl:attribute name="class" separator=" " select="
      $mentions:categories(local-name()), 'reviewed'[not($agent?2)], 'unsure'[$certainty lt $mentions:sure],
      'ambiguous'[exists($doubts)]"/>
    <xsl:if test="exists($usual) and not($agent?1 = $usual?1)">
      <xsl:attribute name="data-by" select="$agent?1"/>
    </xsl:if>
    <xsl:if test="$certainty lt 1">
      <xsl:attribute name="data-cert" select="round($certainty, 2)"/>
    </xsl:if>
    <xsl:for-each select="@evidence">
      <xsl:attribute name="data-evidence" select="."/>
    </xsl:for-each>
    <xsl:if test="exists($doubts)">
      <xsl:attribute name="data-candidates" separator=" "
        select="$doubts ! (substring-after(@assertedValue, '#') || ' ' || @degree)"/>
    </xsl:if>
  </xsl:template>

  <!-- ===== references and figures ===== -->

  <!-- Only the web, mail and places of the page itself become links; and HTML has no link within a link. -->
  <xsl:template match="ref" mode="text">
    <span class="reference" dir="auto">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="ref[matches(@target, '^(https?://|mailto:|#)[^\s]+$', 'i')]" mode="text">
    <xsl:param name="in-link" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$in-link">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{@target}" dir="auto">
          <xsl:if test="not(starts-with(@target, '#'))">
            <xsl:attribute name="rel" select="'external noreferrer'"/>
          </xsl:if>
          <xsl:apply-templates mode="text">
            <xsl:with-param name="in-link" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="figure" mode="text">
    <span class="figure">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- A picture that is not there, or of another host, which is never loaded: its address, if it has no words. -->
  <xsl:template match="graphic" mode="text"/>

  <xsl:template match="graphic[not(../head)] | graphic[not(text:is-local(@url))]" mode="text">
    <bdi class="address">
      <xsl:value-of select="if (string-length(@url) gt 200) then substring(@url, 1, 200) || '…' else @url"/>
    </bdi>
  </xsl:template>

  <xsl:template match="graphic[map:contains($pictures, @url)]" mode="text" priority="1">
    <!-- A description stands below the picture as text of the source; the picture adds no words to it. -->
    <img src="{$site-root}{$pictures(@url)}" alt="{if (../head) then '' else strings:text('picture')}" loading="lazy"/>
  </xsl:template>

  <xsl:template match="figure/head" mode="text">
    <span class="description" dir="auto">
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- ===== milestones and characters ===== -->

  <xsl:template match="lb" mode="text">
    <br/>
  </xsl:template>

  <!-- A line of the source without a word: it is a gap in running text, and a line among lines. -->
  <xsl:template match="lb[preceding-sibling::node()[not(self::text()) or normalize-space()][1][self::lb]]" mode="text">
    <br class="blank"/>
  </xsl:template>

  <!-- In preformatted text the newline itself breaks the line. -->
  <xsl:template match="lb[ancestor::ab[@type = 'code']]" mode="text" priority="1"/>

  <xsl:template match="pb" mode="text">
    <span class="page">
      <xsl:value-of select="
        if (@n) then strings:text('page', translate(@n, '0123456789', strings:text('digits')))
        else strings:text('page-break')"/>
    </span>
  </xsl:template>

  <xsl:template match="g" mode="text">
    <span class="character">
      <xsl:for-each select="key('text:character', @ref)/mapping[@type = 'codepoint']">
        <xsl:attribute name="title" select="normalize-space(.)"/>
      </xsl:for-each>
      <xsl:text>&#xFFFD;</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="text()" mode="text">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- A word that runs over the line's end: its newline is no space. -->
  <xsl:template match="text()[following-sibling::node()[1][self::lb[@break = 'no']]]" mode="text">
    <xsl:value-of select="replace(., '&#xD;?&#xA;$|&#xD;$', '')"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="text"/>

  <xsl:template match="*" mode="text" priority="-1">
    <xsl:message select="text:place(.)"/>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- ===== functions ===== -->

  <!-- The heading, before any other, that says the title of the document in other spacing and letters at most. -->
  <xsl:function name="text:title" as="element(head)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="head" as="element(head)?" select="($text//head[not(parent::figure)][not(@type = ('kicker', 'sub'))])[1]"/>
    <xsl:sequence select="
      $head[text:folded(string-join(descendant::text()[not(ancestor::reg or ancestor::corr)] ! passages:characters(.)))
        = text:folded(metadata:title($text/ancestor::TEI[1]/teiHeader))]"/>
  </xsl:function>

  <xsl:function name="text:folded" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="
      translate(normalize-space(replace(lower-case($words), '[&#xA0;&#x200B;-&#x200F;]+', ' ')), 'يىكة', 'ییکه')"/>
  </xsl:function>

  <!-- The dir attribute of a block whose letters are all of the other direction than the text around it. -->
  <xsl:function name="text:direction" as="attribute(dir)?">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:variable name="right-to-left" as="xs:boolean" select="matches($block, $text:right-to-left-letter)"/>
    <xsl:variable name="left-to-right" as="xs:boolean" select="matches($block, $text:left-to-right-letter)"/>
    <xsl:choose>
      <xsl:when test="$right-to-left eq $left-to-right"/>
      <xsl:when test="$around eq 'rtl' and $left-to-right">
        <xsl:attribute name="dir" select="'ltr'"/>
      </xsl:when>
      <xsl:when test="$around eq 'ltr' and $right-to-left">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The parts that carry on, after those found, by @next; a circle ends where it would begin again. -->
  <xsl:function name="text:following" as="element(p)*">
    <xsl:param name="part" as="element(p)"/>
    <xsl:param name="found" as="element(p)*"/>
    <xsl:param name="seen" as="map(xs:string, xs:boolean)"/>
    <xsl:variable name="next" as="element(p)?" select="key('text:part', $part/@next, root($part))[1]"/>
    <xsl:sequence select="
      if (empty($next) or map:contains($seen, string($next/@xml:id))) then $found
      else text:following($next, ($found, $next), map:put($seen, string($next/@xml:id), true()))"/>
  </xsl:function>

  <!-- Whether an image's address is a relative path: no scheme, no host, nothing that a browser reads as either. -->
  <xsl:function name="text:is-local" as="xs:boolean">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:sequence select="matches($url, '^[^\s:/\\?#][^\s:\\]*$')"/>
  </xsl:function>

  <!-- Where an element stands: TEI/text/body/p/note. Without numbers, as counting siblings for each would be quadratic. -->
  <xsl:function name="text:place" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join($element/ancestor-or-self::*/name(), '/')"/>
  </xsl:function>

</xsl:stylesheet>
