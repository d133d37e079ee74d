<?xml version="1.0" encoding="UTF-8"?>
<!--
  What teiHeader says of a document, as description lists: one per concern, an entry per element.

  Mode metadata makes the sections, mode metadata:value the value of one element. Both are open: what has no template
  of its own gives its text, so that a header from an edition's own template shows rather than fails.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:citation="urn:x-tei-edition:citation"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xmlns:metadata="urn:x-tei-edition:metadata"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="metadata" on-no-match="fail"/>
  <xsl:mode name="metadata:value" on-no-match="text-only-copy"/>

  <xsl:template match="catRef" mode="metadata:value">
    <xsl:variable name="category" as="element(category)?" select="
      ancestor::teiHeader/encodingDesc/classDecl/taxonomy/category[@xml:id = substring-after(current()/@target, '#')]"/>
    <xsl:value-of select="strings:preferred($category/catDesc)"/>
  </xsl:template>

  <!-- The document's main title, in the interface's language where it has one. -->
  <xsl:function name="metadata:main-title" as="element(title)?">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="titles" as="element(title)*" select="$header/fileDesc/titleStmt/title[normalize-space(.)]"/>
    <xsl:sequence select="(strings:preferred($titles[@type = 'main']), strings:preferred($titles))[1]"/>
  </xsl:function>

  <!-- The same as a string, or the document's identifier where it has no title. -->
  <xsl:function name="metadata:title" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="title" as="element(title)?" select="metadata:main-title($header)"/>
    <xsl:sequence select="if ($title) then normalize-space($title) else string($header/../@xml:id)"/>
  </xsl:function>

  <xsl:template match="teiHeader" mode="metadata">
    <xsl:variable name="statement" as="element()?" select="fileDesc/titleStmt"/>
    <xsl:variable name="publication" as="element()?" select="fileDesc/publicationStmt"/>
    <xsl:variable name="source" as="element()*" select="fileDesc/sourceDesc/bibl[not(@type = 'recognised')]"/>
    <h2 id="about">
      <xsl:value-of select="strings:text('about')"/>
    </h2>
    <dl>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'title'"/>
        <xsl:with-param name="values" select="$statement/title"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'author'"/>
        <xsl:with-param name="values" select="$statement/author"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'editor'"/>
        <xsl:with-param name="values" select="$statement/editor"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'kind'"/>
        <xsl:with-param name="values" select="profileDesc/textClass/catRef"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'issued'"/>
        <xsl:with-param name="values" select="profileDesc/creation/date"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'speakers'"/>
        <xsl:with-param name="values" select="profileDesc/particDesc/listPerson/(person/persName | org/orgName)"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'recognised'"/>
        <xsl:with-param name="values" select="fileDesc/sourceDesc/bibl[@type = 'recognised']/*[not(self::note)]"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'extent'"/>
        <xsl:with-param name="values" select="fileDesc/extent/measure"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'language'"/>
        <xsl:with-param name="values" select="profileDesc/langUsage/language"/>
      </xsl:call-template>
    </dl>
    <h3>
      <xsl:value-of select="strings:text('publication')"/>
    </h3>
    <dl>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'series'"/>
        <xsl:with-param name="values" select="strings:preferred(fileDesc/seriesStmt/title)"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'version'"/>
        <xsl:with-param name="values" select="fileDesc/editionStmt/edition[citation:is-stated(.)]"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'publisher'"/>
        <xsl:with-param name="values" select="$publication/publisher[citation:is-stated(.)]"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'place'"/>
        <xsl:with-param name="values" select="$publication/pubPlace"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'date'"/>
        <xsl:with-param name="values" select="$publication/date"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'identifier'"/>
        <xsl:with-param name="values" select="$publication/idno"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'availability'"/>
        <xsl:with-param name="values" select="$publication/availability"/>
      </xsl:call-template>
    </dl>
    <h3>
      <xsl:value-of select="strings:text('source')"/>
    </h3>
    <dl>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'source-file'"/>
        <xsl:with-param name="values" select="$source/title[@type = 'filename']"/>
      </xsl:call-template>
      <xsl:call-template name="metadata:entry">
        <xsl:with-param name="key" select="'checksum'"/>
        <xsl:with-param name="values" select="$source/idno[@type = 'sha256']"/>
      </xsl:call-template>
      <xsl:for-each select="('mediaType', 'encoding', 'encodingEvidence', 'lineEnds', 'provenance')">
        <xsl:variable name="type" as="xs:string" select="."/>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'source-' || $type"/>
          <xsl:with-param name="values" select="$source/note[@type = $type]"/>
        </xsl:call-template>
      </xsl:for-each>
    </dl>
    <details>
      <summary>
        <xsl:value-of select="strings:text('encoding')"/>
      </summary>
      <dl>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'responsibility'"/>
          <xsl:with-param name="values" select="$statement/respStmt"/>
        </xsl:call-template>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'application'"/>
          <xsl:with-param name="values" select="encodingDesc/appInfo/application"/>
        </xsl:call-template>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'project'"/>
          <xsl:with-param name="values" select="strings:understood(encodingDesc/projectDesc/p)"/>
        </xsl:call-template>
        <xsl:for-each select="encodingDesc/editorialDecl/*[strings:has('practice-' || local-name())]">
          <xsl:call-template name="metadata:entry">
            <xsl:with-param name="key" select="'practice-' || local-name()"/>
            <xsl:with-param name="values" select="strings:understood(p)"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'unholdable-characters'"/>
          <xsl:with-param name="values" select="encodingDesc/charDecl/char/mapping"/>
        </xsl:call-template>
        <xsl:call-template name="metadata:entry">
          <xsl:with-param name="key" select="'changes'"/>
          <xsl:with-param name="values" select="revisionDesc/change"/>
        </xsl:call-template>
      </dl>
    </details>
  </xsl:template>

  <!-- One term and its values; nothing where there are none. -->
  <xsl:template name="metadata:entry">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="element()*"/>
    <xsl:if test="exists($values)">
      <div>
        <dt>
          <xsl:value-of select="strings:text($key)"/>
        </dt>
        <xsl:for-each select="$values">
          <dd>
            <xsl:apply-templates select="." mode="metadata:value"/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="edition[@n]" mode="metadata:value">
    <bdi>
      <xsl:value-of select="strings:digits(@n)"/>
    </bdi>
  </xsl:template>

  <xsl:template match="title | edition | note" mode="metadata:value">
    <bdi>
      <xsl:copy-of select="metadata:language(.)"/>
      <xsl:value-of select="."/>
    </bdi>
  </xsl:template>

  <!-- Whom the text mentions has a page. -->
  <xsl:template mode="metadata:value" priority="2"
      match="(author | publisher | pubPlace | persName | orgName)[key('mentions:name', @ref)]">
    <a class="entity" href="{$language-root}entities/{substring-after(@ref, '#')}.html">
      <bdi>
        <xsl:value-of select="normalize-space(.)"/>
      </bdi>
    </a>
  </xsl:template>

  <xsl:template match="publisher | pubPlace | mapping" mode="metadata:value">
    <bdi>
      <xsl:value-of select="."/>
    </bdi>
  </xsl:template>

  <xsl:template match="title[@type = 'filename'] | idno" mode="metadata:value">
    <xsl:call-template name="page:link">
      <xsl:with-param name="target" select="string(.)"/>
      <xsl:with-param name="text" select="string(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="publicationStmt/idno" mode="metadata:value">
    <xsl:variable name="key" as="xs:string" select="'identifier-' || @type"/>
    <span class="kind">
      <bdi>
        <xsl:value-of select="if (strings:has($key)) then strings:text($key) else @type"/>
      </bdi>
    </span>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="idno[@type = 'sha256']" mode="metadata:value">
    <code class="checksum" dir="ltr">
      <xsl:value-of select="."/>
    </code>
  </xsl:template>

  <xsl:template match="author | editor" mode="metadata:value">
    <xsl:call-template name="page:link">
      <xsl:with-param name="target" select="@ref"/>
      <xsl:with-param name="text" select="normalize-space(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="language" mode="metadata:value">
    <xsl:variable name="key" as="xs:string" select="'language-' || @ident"/>
    <bdi>
      <xsl:value-of select="
        if (strings:has($key)) then strings:text($key) else (normalize-space(.)[. ne ''], string(@ident))[1]"/>
    </bdi>
  </xsl:template>

  <xsl:template match="measure" mode="metadata:value">
    <xsl:choose>
      <xsl:when test="@quantity castable as xs:integer and strings:has('unit-' || @unit)">
        <xsl:value-of select="strings:text('unit-' || @unit, strings:number(xs:integer(@quantity)))"/>
      </xsl:when>
      <xsl:otherwise>
        <bdi>
          <xsl:value-of select="."/>
        </bdi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="date" mode="metadata:value">
    <bdi>
      <xsl:value-of select="(normalize-space(.)[. ne ''], string(@when))[1]"/>
    </bdi>
  </xsl:template>

  <xsl:template match="publicationStmt/date" mode="metadata:value">
    <bdi>
      <xsl:value-of select="strings:digits((normalize-space(.)[. ne ''], string(@when))[1])"/>
    </bdi>
  </xsl:template>

  <!-- A number alone does not say of what it is. -->
  <xsl:template match="bibl[@type = 'recognised']/*" mode="metadata:value" priority="1">
    <span class="kind">
      <xsl:value-of select="
        strings:text('stated-' || (if (self::title) then 'title-' || @level else (@unit, local-name())[1]))"/>
    </span>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="biblScope" mode="metadata:value">
    <bdi>
      <xsl:value-of select="."/>
    </bdi>
  </xsl:template>

  <xsl:template match="availability" mode="metadata:value">
    <xsl:apply-templates select="licence | p" mode="metadata:value"/>
  </xsl:template>

  <xsl:template match="licence" mode="metadata:value">
    <p>
      <xsl:call-template name="page:link">
        <xsl:with-param name="target" select="@target"/>
        <xsl:with-param name="text" select="(normalize-space(.)[. ne ''], string(@target))[1]"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template match="p" mode="metadata:value">
    <p dir="auto">
      <xsl:copy-of select="metadata:language(.)"/>
      <xsl:apply-templates mode="metadata:value"/>
    </p>
  </xsl:template>

  <!-- The words of the text that say when it was issued, and the value that they have. -->
  <xsl:template match="creation/date" mode="metadata:value">
    <xsl:variable name="words" as="xs:string" select="normalize-space(.)"/>
    <bdi>
      <xsl:value-of select="if ($words eq mentions:value(.)) then strings:digits($words) else $words"/>
    </bdi>
    <xsl:for-each select="mentions:value(.)[. ne $words]">
      <xsl:text> </xsl:text>
      <span class="kind">
        <bdi>
          <xsl:value-of select="strings:digits(translate(., '~/', '––'))"/>
        </bdi>
      </span>
    </xsl:for-each>
  </xsl:template>

  <!-- The card of a name finds here who tagged it: by the number of the statement, as in mentions:agents. -->
  <xsl:template match="respStmt" mode="metadata:value">
    <xsl:variable name="key" as="xs:string" select="'agent-' || substring-after(@xml:id, 'resp-')"/>
    <xsl:for-each select="mentions:agents(ancestor::teiHeader)('#' || @xml:id)">
      <xsl:attribute name="id" select="'by-' || .(1)"/>
    </xsl:for-each>
    <bdi>
      <xsl:value-of select="(* except resp)/normalize-space(.)" separator="{strings:text('list-separator')}"/>
    </bdi>
    <span class="kind">
      <bdi>
        <xsl:choose>
          <xsl:when test="strings:has($key)">
            <xsl:value-of select="strings:text($key)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="resp[1]/metadata:language(.)"/>
            <xsl:value-of select="resp/normalize-space(.)" separator="{strings:text('list-separator')}"/>
          </xsl:otherwise>
        </xsl:choose>
      </bdi>
    </span>
  </xsl:template>

  <xsl:template match="application" mode="metadata:value">
    <bdi>
      <xsl:value-of select="((label/normalize-space(.), string(@ident))[1], @version)" separator=" "/>
    </bdi>
  </xsl:template>

  <!-- Prose begins on the side that its own language does. -->
  <xsl:template match="note[@type = 'provenance'] | change" mode="metadata:value">
    <p dir="auto">
      <xsl:copy-of select="metadata:language(.)"/>
      <xsl:for-each select="@when">
        <span class="kind">
          <xsl:value-of select="."/>
        </span>
      </xsl:for-each>
      <xsl:value-of select="normalize-space(.)"/>
    </p>
  </xsl:template>

  <!-- The language of an element's text, as HTML says it, where the TEI states one. -->
  <xsl:function name="metadata:language" as="attribute(lang)?">
    <xsl:param name="element" as="element()"/>
    <!-- What the text says of itself is in its own language, not in that of the header. -->
    <xsl:variable name="speaker" as="element()" select="($element/ancestor::bibl[@type = 'recognised']/root()/*, $element)[1]"/>
    <xsl:for-each select="$speaker/ancestor-or-self::*[@xml:lang][1]">
      <xsl:attribute name="lang" select="@xml:lang"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
