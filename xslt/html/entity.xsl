<?xml version="1.0" encoding="UTF-8"?>
<!--
  pages -> the pages of persons, places and organizations, and further pages of their mentions. Entry style
  sheet.

  <pages><page path="…"><entity/></page>…</pages>

  <entity id="…" category="…" mentions="…" documents="…" origin="…"? page="…" pages="…" stem="…">
    <label for="…" xml:lang="…">…</label>*  <number type="…" target="…"?>…</number>*  <record>a record of TEI</record>
    <relations name="…" direction="active|passive" more="…">
      <relation name="…" documents="…" certainty="…"? document="…"? anchor="…"?><other/> <words>…</words>?</relation>…
    </relations>*
    <rival degree="…" times="…"><evidence>…</evidence><other/></rival>*
    <companion passages="…" document="…" anchor="…"><other/></companion>*
    <concordance>
      <document n="…"><record>…</record>
        <line anchor="…" certainty="…"? by-machine="…"><before/><name/><after/></line>…
      </document>…
    </concordance>
  </entity>

  <other id="…" category="…" has-page="…"?><label/>*</other> is another entity. Only the first page has more than the
  concordance.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:entities="urn:x-tei-edition:entities"
  xmlns:entity="urn:x-tei-edition:entity"
  xmlns:evidence="urn:x-tei-edition:evidence"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="entities.xsl"/>
  <xsl:include href="evidence.xsl"/>

  <xsl:mode on-no-match="fail"/>
  <!-- What a record says, as terms and descriptions; an element of TEI that this mode does not know is a fault. -->
  <xsl:mode name="entity:fact" on-no-match="fail"/>
  <xsl:mode name="entity:section" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="pages"/>
  </xsl:template>

  <xsl:template match="entity" mode="page:title" as="xs:string">
    <xsl:sequence select="
      entities:name(.) || (if (@page eq '1') then '' else strings:text('list-separator')
      || strings:text('page-number', strings:number(xs:integer(@page))))"/>
  </xsl:template>

  <xsl:template match="entity" mode="page:head">
    <link rel="describedby" type="application/ld+json" href="{$site-root}data/entities/{@id}.json"/>
  </xsl:template>

  <xsl:template match="entity" mode="page:breadcrumbs">
    <xsl:call-template name="entities:breadcrumbs">
      <xsl:with-param name="section" select="@category || 's'"/>
      <xsl:with-param name="name" select="entities:name(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="entity" mode="page:main">
    <xsl:variable name="label" as="element(label)?" select="label[@for = $interface-language]"/>
    <div class="entity">
      <div class="title">
        <p class="subject">
          <span class="category">
            <xsl:value-of select="strings:text('category-' || @category)"/>
          </span>
          <xsl:text> </xsl:text>
          <xsl:call-template name="entities:kind">
            <xsl:with-param name="record" select="record"/>
          </xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:call-template name="entities:origin">
            <xsl:with-param name="origin" select="@origin"/>
          </xsl:call-template>
        </p>
        <h1 dir="auto">
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="$label"/>
          </xsl:call-template>
          <xsl:value-of select="entities:name(.)"/>
        </h1>
        <xsl:for-each select="strings:preferred(record/*/note[@type = 'description'])">
          <p class="description" dir="auto">
            <xsl:call-template name="entities:language">
              <xsl:with-param name="of" select="."/>
            </xsl:call-template>
            <xsl:value-of select="normalize-space(.)"/>
          </p>
        </xsl:for-each>
      </div>
      <xsl:if test="@page eq '1'">
        <div class="particulars">
          <section aria-labelledby="record">
            <h2 id="record">
              <xsl:value-of select="strings:text('record')"/>
            </h2>
            <dl>
              <xsl:call-template name="entity:names">
                <xsl:with-param name="names" select="record/*/(persName | placeName | orgName)"/>
              </xsl:call-template>
              <xsl:apply-templates select="record/*/*" mode="entity:fact"/>
              <xsl:if test="number">
                <dt>
                  <xsl:value-of select="strings:text('authorities')"/>
                </dt>
                <dd>
                  <ul role="list">
                    <xsl:call-template name="entities:numbers">
                      <xsl:with-param name="numbers" select="number"/>
                    </xsl:call-template>
                  </ul>
                </dd>
              </xsl:if>
              <dt>
                <xsl:value-of select="strings:text('knowledge')"/>
              </dt>
              <dd>
                <xsl:value-of select="entities:word('knowledge', string(@origin))"/>
                <xsl:for-each select="record/*/@cert[. castable as xs:double]">
                  <xsl:value-of select="strings:text('list-separator')"/>
                  <xsl:value-of select="strings:text('certainty', entities:certainty(xs:double(.)))"/>
                </xsl:for-each>
              </dd>
              <dt>
                <xsl:value-of select="strings:text('identifier')"/>
              </dt>
              <dd>
                <bdi class="address">
                  <xsl:value-of select="@id"/>
                </bdi>
                <xsl:text> </xsl:text>
                <a href="{$site-root}data/entities/{@id}.json" type="application/ld+json">
                  <xsl:value-of select="strings:text('data')"/>
                </a>
              </dd>
            </dl>
          </section>
          <xsl:if test="relations">
            <section aria-labelledby="relations">
              <h2 id="relations">
                <xsl:value-of select="strings:text('relations')"/>
              </h2>
              <dl>
                <xsl:apply-templates select="relations" mode="entity:section"/>
              </dl>
            </section>
          </xsl:if>
          <xsl:if test="companion">
            <section aria-labelledby="company">
              <h2 id="company">
                <xsl:value-of select="strings:text('company')"/>
              </h2>
              <ul class="company" role="list">
                <xsl:apply-templates select="companion" mode="entity:section"/>
              </ul>
            </section>
          </xsl:if>
          <xsl:if test="rival">
            <section aria-labelledby="rivals">
              <h2 id="rivals">
                <xsl:value-of select="strings:text('rivals')"/>
              </h2>
              <ul class="rivals" role="list">
                <xsl:apply-templates select="rival" mode="entity:section"/>
              </ul>
            </section>
          </xsl:if>
        </div>
      </xsl:if>
      <section class="concordance" aria-labelledby="mentions">
        <h2 id="mentions">
          <xsl:value-of select="strings:text('mentions')"/>
          <span class="count">
            <xsl:value-of select="entities:mentions(.)"/>
          </span>
        </h2>
        <xsl:call-template name="entity:pages"/>
        <xsl:apply-templates select="concordance/document" mode="entity:section"/>
        <xsl:call-template name="entity:pages">
          <xsl:with-param name="label" select="strings:text('pages-below')"/>
        </xsl:call-template>
      </section>
    </div>
  </xsl:template>

  <xsl:template name="entity:pages">
    <xsl:param name="label" as="xs:string" select="strings:text('pages')"/>
    <xsl:call-template name="entities:pages">
      <xsl:with-param name="stem" select="string(@stem)"/>
      <xsl:with-param name="page" select="xs:integer(@page)"/>
      <xsl:with-param name="pages" select="xs:integer(@pages)"/>
      <xsl:with-param name="label" select="$label"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== the record ===== -->

  <!-- All names, by the form of each; the same name in several forms stands under the first. -->
  <xsl:template name="entity:names">
    <xsl:param name="names" as="element()*"/>
    <xsl:for-each-group select="$names" group-by="(string(@type)[. ne ''], 'name')[1]">
      <dt>
        <xsl:value-of select="entities:word('form', current-grouping-key())"/>
      </dt>
      <dd>
        <xsl:for-each-group select="current-group()" group-by="normalize-space(.)">
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
      </dd>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template mode="entity:fact" match="persName | placeName | orgName | idno | note[@type = ('mentions', 'documents')]"/>

  <xsl:template mode="entity:fact" match="birth | death | floruit">
    <xsl:call-template name="entity:fact">
      <xsl:with-param name="fact" select="local-name()"/>
      <xsl:with-param name="value" select="
        strings:digits((normalize-space(.)[. ne ''], string(@when), string-join((@notBefore, @from, @notAfter, @to), ' – '))[. ne ''][1])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="entity:fact" match="location">
    <xsl:for-each select="geo">
      <xsl:variable name="degrees" as="xs:string*" select="tokenize(.)"/>
      <xsl:call-template name="entity:fact">
        <xsl:with-param name="fact" select="'location'"/>
        <xsl:with-param name="value" select="strings:digits(string-join($degrees, strings:text('list-separator')))"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Where it is one of the relations too, these say it with a link. -->
  <xsl:template mode="entity:fact" match="affiliation[substring-after(@ref, '#') = ancestor::entity/relations[@direction = 'active']/relation/other/@id]"
    priority="1"/>

  <xsl:template mode="entity:fact" match="affiliation">
    <dt>
      <xsl:value-of select="entities:word('fact', 'affiliation')"/>
    </dt>
    <dd>
      <xsl:for-each select="roleName">
        <bdi>
          <xsl:value-of select="normalize-space(.)"/>
        </bdi>
        <xsl:value-of select="strings:text('list-separator')"/>
      </xsl:for-each>
      <bdi>
        <xsl:value-of select="normalize-space(string-join((orgName, placeName, text()[normalize-space(.)]), ' '))"/>
      </bdi>
    </dd>
  </xsl:template>

  <xsl:template mode="entity:fact" match="
    note | desc | occupation | residence | nationality | education | sex | gender | faith | age | trait | state | event | country | region | settlement | district | bibl | listBibl">
    <xsl:call-template name="entity:fact">
      <xsl:with-param name="fact" select="if (self::note[@type]) then string(@type) else local-name()"/>
      <xsl:with-param name="value" select="
        if (. castable as xs:integer) then strings:number(xs:integer(.))
        else (normalize-space(.)[. ne ''], string((@value, @key, @when)[1]))[1]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template mode="entity:fact" match="note[@type = 'evidence']" priority="1">
    <xsl:call-template name="entity:fact">
      <xsl:with-param name="fact" select="'evidence'"/>
      <xsl:with-param name="value" select="(evidence:said(normalize-space(.)), normalize-space(.))[1]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The description in the interface's language stands under the name already. -->
  <xsl:template mode="entity:fact" match="note[@type = 'description']" priority="1">
    <xsl:if test="not(. is strings:preferred(../note[@type = 'description']))">
      <xsl:call-template name="entity:fact">
        <xsl:with-param name="fact" select="'description'"/>
        <xsl:with-param name="value" select="normalize-space(.)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="entity:fact">
    <xsl:param name="fact" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:if test="$value ne ''">
      <dt>
        <xsl:value-of select="entities:word('fact', $fact)"/>
      </dt>
      <dd>
        <bdi>
          <xsl:call-template name="entities:language">
            <xsl:with-param name="of" select="."/>
          </xsl:call-template>
          <xsl:value-of select="$value"/>
        </bdi>
      </dd>
    </xsl:if>
  </xsl:template>

  <!-- ===== relations, doubts, company ===== -->

  <xsl:template mode="entity:section" match="relations">
    <dt>
      <xsl:value-of select="entities:word(if (@direction = 'active') then 'relation' else 'inverse', string(@name))"/>
    </dt>
    <dd>
      <ul role="list">
        <xsl:for-each select="relation">
          <li>
            <xsl:for-each select="other">
              <xsl:call-template name="entities:named"/>
            </xsl:for-each>
            <xsl:call-template name="entities:evidence"/>
          </li>
        </xsl:for-each>
        <xsl:if test="xs:integer(@more) gt 0">
          <li>
            <a href="{$language-root}relations.html#statements">
              <xsl:value-of select="strings:text('more', strings:number(xs:integer(@more)))"/>
            </a>
          </li>
        </xsl:if>
      </ul>
    </dd>
  </xsl:template>

  <xsl:template mode="entity:section" match="rival">
    <li>
      <xsl:for-each select="other">
        <xsl:call-template name="entities:named"/>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <span class="certainty">
        <xsl:value-of select="strings:text('certainty', entities:certainty(xs:double(@degree)))"/>
        <xsl:value-of select="strings:text('list-separator')"/>
        <xsl:value-of select="strings:text('times-count', strings:number(xs:integer(@times)))"/>
      </span>
      <xsl:for-each select="evidence[. ne '']">
        <xsl:variable name="said" as="xs:string?" select="evidence:said(.)"/>
        <span class="evidence" dir="auto">
          <xsl:if test="empty($said)">
            <xsl:attribute name="lang" select="'en'"/>
          </xsl:if>
          <xsl:value-of select="($said, .)[1]"/>
        </span>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template mode="entity:section" match="companion">
    <li>
      <xsl:for-each select="other">
        <xsl:call-template name="entities:named"/>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <a class="count" href="{$language-root}{@document}.html#{@anchor}">
        <xsl:value-of select="strings:text('passages-count', strings:number(xs:integer(@passages)))"/>
      </a>
    </li>
  </xsl:template>

  <!-- ===== the concordance ===== -->

  <xsl:template mode="entity:section" match="concordance/document">
    <xsl:variable name="record" as="element(record)" select="record"/>
    <section aria-labelledby="document-{@n}">
      <h3 id="document-{@n}">
        <a href="{$language-root}{$record/@id}.html" dir="auto" lang="{(strings:preferred($record/title)/@xml:lang, $record/@xml:lang)[1]}">
          <xsl:value-of select="entities:title($record)"/>
        </a>
        <span class="count">
          <xsl:value-of select="strings:number(count(line))"/>
        </span>
      </h3>
      <ol class="kwic" role="list" lang="{$record/@xml:lang}" dir="{strings:direction-of($record/@xml:lang)}">
        <xsl:for-each select="line">
          <li>
            <span class="before">
              <xsl:value-of select="before"/>
            </span>
            <a href="{$language-root}{$record/@id}.html#{@anchor}">
              <xsl:if test="@by-machine = 'true'">
                <xsl:attribute name="class" select="'unreviewed'"/>
              </xsl:if>
              <xsl:value-of select="name"/>
            </a>
            <span class="after">
              <xsl:value-of select="after"/>
            </span>
            <xsl:if test="xs:double(@certainty) lt 0.5">
              <span class="doubtful" lang="{$interface-language}" dir="{$strings:direction}">
                <xsl:value-of select="strings:text('certainty', entities:certainty(xs:double(@certainty)))"/>
              </span>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

</xsl:stylesheet>
