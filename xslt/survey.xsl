<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI -> what the pages about many documents need of each, so that none of them reads a TEI file again. Entry style sheet.

  The result is one JSON object:
    id, language
    record       what the document is, as the XML element record (below), in a string
    encoding     how the text was encoded, a list of XML elements (below), each in a string
    passages     [anchor, characters] of every block that holds text, in order
    mentions     [passage, start, length, category, id, certainty, by whom, element] of every name and date; passage is
                 an index into passages, start and length are code points of its characters, id is the entity's or "",
                 certainty is a number from 0 to 1 or null, by whom is "machine" or "person"; element is the start tag
                 in a string for a date, else ""
    spellings    [passage, start, length, characters] of every choice in the text, in order: how else its characters are
                 written, by reg or corr; passage, start and length as in mentions
    entities     [id, category, element, particulars] of each record in standOff that no register has, the element in a string; particulars
                 has, where they are stated, names ([text, form, language]), kind, origin (the agent of @resp without
                 "resp-"), certainty, born, died, coordinates (degrees north and east), numbers ([kind, value]),
                 descriptions ([language, text])
    relations    [name, active, passive, certainty, words] of standOff
    rivals       [id, id of another that it may be too, degree, evidence] of each certainty in standOff, which is about a
                 mention of the entity in a document, about its record in a register

  <record id="…" xml:lang="…" kind="…">
    <title xml:lang="…">…</title>*  <author>…</author>*  <measure unit="…" quantity="…"/>*
    <licence target="…"?>…</licence>*  <source name="…"? sha256="…"? media-type="…"?/>*
    <kind xml:lang="…">…</kind>*  <periodical>…</periodical>*  <issue>…</issue>*  <body>…</body>*  <place>…</place>*
    <issued when="…"? …>…</issued>?  <count category="…" n="…"/>*  <editor>…</editor>*  <publisher>…</publisher>*
    <publication-place>…</publication-place>*  <published>…</published>*  <version>…</version>*
    <idno type="…">…</idno>*  <series xml:lang="…">…</series>*
  </record>

  <software version="…">…</software>  <accuracy>…</accuracy>  <project xml:lang="…">…</project>
  <practice name="…" xml:lang="…">…</practice>
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xmlns:passages="urn:x-tei-edition:passages"
  xmlns:survey="urn:x-tei-edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="passages.xsl"/>
  <xsl:include href="mentions.xsl"/>

  <xsl:output method="json" encoding="UTF-8" indent="no"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="survey:record" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI" as="map(*)">
    <xsl:variable name="software" as="map(xs:string, xs:boolean)" select="
      map:merge(teiHeader/fileDesc/titleStmt/respStmt[name/@type = 'software'] ! map:entry('#' || @xml:id, true()))"/>
    <xsl:variable name="passages" as="element()*" select="text//*[passages:is-passage(.)]"/>
    <xsl:variable name="record" as="element(*)">
      <xsl:apply-templates select="." mode="survey:record"/>
    </xsl:variable>
    <xsl:variable name="found" as="map(*)*">
      <xsl:for-each select="$passages">
        <xsl:sequence select="survey:passage(., position() - 1, $software)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:map>
      <xsl:map-entry key="'id'" select="($document-id, string(@xml:id))[1]"/>
      <xsl:map-entry key="'language'" select="string(@xml:lang)"/>
      <xsl:map-entry key="'record'" select="survey:xml($record)"/>
      <xsl:map-entry key="'encoding'" select="array { survey:encoding(teiHeader) ! survey:xml(.) }"/>
      <xsl:map-entry key="'passages'" select="array { $found?passage }"/>
      <xsl:map-entry key="'mentions'" select="array { $found?mentions }"/>
      <xsl:map-entry key="'spellings'" select="array { $found?spellings }"/>
      <xsl:map-entry key="'entities'" select="
        array { standOff/(listPerson/person | listPlace/place | listOrg/org)[@xml:id][not(map:contains($known-entities, @xml:id))] !
          [ string(@xml:id), $mentions:categories(local-name()), survey:xml(.), survey:particulars(.) ] }"/>
      <xsl:map-entry key="'relations'" select="
        array { standOff/listRelation/relation !
          [ string(@name), substring-after(@active, '#'), substring-after(@passive, '#'), mentions:certainty(@cert),
            normalize-space(desc) ] }"/>
      <xsl:map-entry key="'rivals'" select="array { standOff/certainty ! survey:rival(.) }"/>
    </xsl:map>
  </xsl:template>

  <!-- The characters of one passage, and the names and dates in it; what stands in a passage inside it is that one's. -->
  <xsl:function name="survey:passage" as="map(*)">
    <xsl:param name="passage" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="software" as="map(xs:string, xs:boolean)"/>
    <xsl:variable name="inner" as="element()*" select="$passage//*[passages:is-passage(.)]"/>
    <xsl:variable name="nodes" as="node()*" select="
      if (exists($inner)) then $passage/descendant::node() except $inner/descendant-or-self::node()
      else $passage/descendant::node()"/>
    <xsl:variable name="read" as="node()*" select="
      $nodes[self::text()[not(ancestor::reg or ancestor::corr)] or self::persName or self::placeName or self::orgName or self::date or self::choice]"/>
    <xsl:variable name="result" as="item()*">
      <xsl:iterate select="$read">
        <xsl:param name="offset" as="xs:integer" select="0"/>
        <xsl:choose>
          <xsl:when test="self::text()">
            <xsl:variable name="characters" as="xs:string" select="passages:characters(.)"/>
            <xsl:sequence select="$characters"/>
            <xsl:next-iteration>
              <xsl:with-param name="offset" select="$offset + string-length($characters)"/>
            </xsl:next-iteration>
          </xsl:when>
          <xsl:when test="self::choice">
            <xsl:sequence select="map { 'spelling': [
              $number, $offset, survey:length(.), string-join((reg | corr)//text() ! passages:characters(.)) ] }"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="[
              $number, $offset, survey:length(.),
              $mentions:categories(local-name()), substring-after(@ref, '#'), mentions:certainty(@cert),
              if ($software(string(@resp))) then 'machine' else 'person',
              if (self::date) then survey:start-tag(.) else '' ]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="map {
      'passage': [ passages:anchor($passage), string-join($result[. instance of xs:string]) ],
      'mentions': $result[. instance of array(*)],
      'spellings': $result[. instance of map(*)]?spelling }"/>
  </xsl:function>

  <!-- The number of characters that an element has in its passage. -->
  <xsl:function name="survey:length" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      sum($element/descendant::text()[not(ancestor::reg or ancestor::corr)] ! string-length(passages:characters(.)))"/>
  </xsl:function>

  <!-- An element of a record that the page of an entity cannot show: its place goes out, so that the file is refused here,
    before the pages about the whole edition are made. -->
  <xsl:mode name="survey:fact" on-no-match="deep-skip"/>

  <xsl:template mode="survey:fact" match="*[not(local-name() = $survey:facts)]">
    <xsl:message select="string-join((ancestor::*, .)/local-name(), '/')"/>
  </xsl:template>

  <!-- What html/entity.xsl knows in a record. -->
  <xsl:variable name="survey:facts" as="xs:string+" select="
    'persName', 'placeName', 'orgName', 'idno', 'note', 'birth', 'death', 'floruit', 'location', 'affiliation', 'desc',
    'occupation', 'residence', 'nationality', 'education', 'sex', 'gender', 'faith', 'age', 'trait', 'state', 'event',
    'country', 'region', 'settlement', 'district', 'bibl', 'listBibl'"/>

  <!-- What a record says, ready for a machine. -->
  <xsl:function name="survey:particulars" as="map(*)">
    <xsl:param name="record" as="element()"/>
    <xsl:apply-templates select="$record/*" mode="survey:fact"/>
    <xsl:variable name="geo" as="xs:string*" select="tokenize($record/location/geo, '[\s,]+')[. castable as xs:double]"/>
    <xsl:variable name="stated" as="map(*)" select="map {
      'names': array { $record/(persName | placeName | orgName) ! [ normalize-space(.), string(@type), string(@xml:lang) ] },
      'kind': ($record/(@role, @type) ! string(.))[1],
      'origin': substring-after($record/@resp, '#resp-')[. ne ''],
      'certainty': mentions:certainty($record/@cert),
      'born': $record/birth/@when ! string(.),
      'died': $record/death/@when ! string(.),
      'coordinates': if (count($geo) eq 2) then array { $geo ! xs:double(.) } else (),
      'numbers': array { $record/idno ! [ string(@type), normalize-space(.) ] },
      'descriptions': array { $record/note[@type = 'description'] ! [ string(@xml:lang), normalize-space(.) ] } }"/>
    <xsl:sequence select="map:merge(map:for-each($stated, function($key, $value) {
      if (empty($value) or $value instance of array(*) and array:size($value) eq 0) then () else map:entry($key, $value) }))"/>
  </xsl:function>

  <xsl:key name="survey:mention" match="persName | placeName | orgName" use="string(@xml:id)"/>

  <!-- The entity that is doubted, and the one that it may be instead; nothing where the two are one. -->
  <xsl:function name="survey:rival" as="array(*)?">
    <xsl:param name="certainty" as="element(certainty)"/>
    <xsl:variable name="target" as="xs:string" select="substring-after($certainty/@target, '#')"/>
    <xsl:variable name="doubted" as="xs:string?" select="
      if ($certainty/@match = '@ref') then key('survey:mention', $target, root($certainty))[1]/@ref ! substring-after(., '#')
      else $target"/>
    <xsl:variable name="other" as="xs:string" select="substring-after($certainty/@assertedValue, '#')"/>
    <xsl:if test="$doubted != $other">
      <xsl:sequence select="[ $doubted, $other, xs:double($certainty/@degree), normalize-space($certainty/desc) ]"/>
    </xsl:if>
  </xsl:function>

  <!-- An element as a string without the declarations of namespaces: whoever puts it into a tree declares them once. -->
  <xsl:function name="survey:xml" as="xs:string">
    <xsl:param name="element" as="element(*)"/>
    <xsl:sequence select="
      replace(serialize($element, map { 'method': 'xml', 'indent': false(), 'omit-xml-declaration': true() }),
        ' xmlns(:[A-Za-z]+)?=&quot;[^&quot;]*&quot;', '')"/>
  </xsl:function>

  <xsl:function name="survey:start-tag" as="xs:string">
    <xsl:param name="element" as="element(*)"/>
    <xsl:variable name="empty" as="element(*)">
      <xsl:for-each select="$element">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="survey:xml($empty)"/>
  </xsl:function>

  <!-- ===== how it was encoded ===== -->

  <xsl:function name="survey:encoding" as="element(*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/encodingDesc/appInfo/application">
      <software version="{@version}">
        <xsl:value-of select="(label/normalize-space(.), string(@ident))[1]"/>
      </software>
      <xsl:for-each select="desc">
        <accuracy>
          <xsl:value-of select="normalize-space(.)"/>
        </accuracy>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="$header/encodingDesc/(projectDesc | editorialDecl/*)/p">
      <xsl:element name="{if (parent::projectDesc) then 'project' else 'practice'}">
        <xsl:copy-of select="ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
        <xsl:if test="not(parent::projectDesc)">
          <xsl:attribute name="name" select="local-name(..)"/>
        </xsl:if>
        <xsl:value-of select="normalize-space(.)"/>
      </xsl:element>
    </xsl:for-each>
  </xsl:function>

  <!-- ===== the record ===== -->

  <xsl:template match="TEI" mode="survey:record">
    <xsl:variable name="kind" as="xs:string" select="substring-after((teiHeader/profileDesc/textClass/catRef/@target)[1], '#')"/>
    <record id="{($document-id, @xml:id)[1]}" kind="{substring-after($kind, 'kind.')}">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates mode="survey:record" select="teiHeader/fileDesc/(
        titleStmt/title[@type = 'main'][normalize-space(.)], titleStmt/author, titleStmt/editor,
        extent/measure[@quantity castable as xs:integer],
        sourceDesc/bibl[not(@type = 'recognised')], editionStmt/edition[not(@n = '0')],
        publicationStmt/(publisher[not(normalize-space(.) = 'not stated')], pubPlace, date, idno, availability/licence), seriesStmt/title)"/>
      <xsl:apply-templates mode="survey:record" select="
        teiHeader/encodingDesc/classDecl/taxonomy/category[@xml:id = $kind]/catDesc"/>
      <xsl:apply-templates mode="survey:record"
        select="teiHeader/fileDesc/sourceDesc/bibl[@type = 'recognised']/(
          title[@level = 'j'], biblScope[@unit = 'issue'], publisher, orgName, pubPlace, placeName)"/>
      <xsl:apply-templates mode="survey:record" select="
        (teiHeader/profileDesc/creation/date, teiHeader/fileDesc/sourceDesc/bibl[@type = 'recognised']/date)[1]"/>
      <xsl:for-each-group select="text//(persName, placeName, orgName, date)[not(ancestor::persName or ancestor::placeName or ancestor::orgName)]"
        group-by="$mentions:categories(local-name())">
        <count category="{current-grouping-key()}" n="{count(current-group())}"/>
      </xsl:for-each-group>
    </record>
  </xsl:template>

  <!-- TEI needs a publisher and an edition; what the program puts where nobody stated any was left out above. -->
  <xsl:template match="title | author | publisher | idno | edition | licence" mode="survey:record">
    <xsl:element name="{if (self::edition) then 'version' else local-name()}">
      <xsl:copy-of select="@xml:lang, @target, @ref, self::idno/@type"/>
      <xsl:value-of select="if (self::edition) then (string(@n)[. ne ''], normalize-space(.))[1] else normalize-space(.)"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="seriesStmt/title" mode="survey:record" priority="1">
    <series>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:value-of select="normalize-space(.)"/>
    </series>
  </xsl:template>

  <!-- Where the edition is published; place is where the document was. -->
  <xsl:template match="publicationStmt/pubPlace" mode="survey:record" priority="1">
    <publication-place>
      <xsl:value-of select="normalize-space(.)"/>
    </publication-place>
  </xsl:template>

  <xsl:template match="editor" mode="survey:record">
    <editor>
      <xsl:copy-of select="@ref"/>
      <xsl:value-of select="normalize-space(.)"/>
    </editor>
  </xsl:template>

  <xsl:template match="measure" mode="survey:record">
    <measure>
      <xsl:copy-of select="@unit, @quantity"/>
    </measure>
  </xsl:template>

  <xsl:template match="publicationStmt/date" mode="survey:record" priority="1">
    <published>
      <xsl:copy-of select="@when"/>
      <xsl:value-of select="(normalize-space(.)[. ne ''], string(@when))[1]"/>
    </published>
  </xsl:template>

  <xsl:template match="sourceDesc/bibl" mode="survey:record">
    <source>
      <xsl:for-each select="title[@type = 'filename'][1]">
        <xsl:attribute name="name" select="."/>
      </xsl:for-each>
      <xsl:for-each select="idno[@type = 'sha256'][1]">
        <xsl:attribute name="sha256" select="."/>
      </xsl:for-each>
      <xsl:for-each select="note[@type = 'mediaType'][1]">
        <xsl:attribute name="media-type" select="."/>
      </xsl:for-each>
    </source>
  </xsl:template>

  <xsl:template match="catDesc" mode="survey:record">
    <kind>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:value-of select="normalize-space(.)"/>
    </kind>
  </xsl:template>

  <xsl:template match="sourceDesc/bibl/* | creation/date" mode="survey:record" priority="1">
    <xsl:element name="{
      map { 'title': 'periodical', 'biblScope': 'issue', 'publisher': 'body', 'orgName': 'body', 'pubPlace': 'place',
            'placeName': 'place', 'date': 'issued' }(local-name())}">
      <xsl:copy-of select="@when, @from, @to, @notBefore, @notAfter, @cert, @evidence"/>
      <xsl:value-of select="normalize-space(.)"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
