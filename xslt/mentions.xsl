<?xml version="1.0" encoding="UTF-8"?>
<!-- The names and dates of a text: their categories, the records that they point to, how sure they are and who says so. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Below it a mention counts as unsure. -->
  <xsl:variable name="mentions:sure" as="xs:double" select="0.7e0"/>

  <xsl:variable name="mentions:categories" as="map(xs:string, xs:string)" select="
    map { 'persName': 'person', 'placeName': 'place', 'orgName': 'organization', 'date': 'date',
          'person': 'person', 'place': 'place', 'org': 'organization' }"/>

  <!-- The record that a name points to. -->
  <xsl:key name="mentions:record" match="listPerson/person | listPlace/place | listOrg/org" use="'#' || @xml:id"/>

  <!-- The names of the text, by the pointer to the record of whom they mean. -->
  <xsl:key name="mentions:name" match="text//(persName | placeName | orgName)" use="tokenize(@ref)"/>

  <!-- What the linking says of a mention that may mean another entity. -->
  <xsl:key name="mentions:doubt" match="standOff/certainty[@match = '@ref']" use="tokenize(@target)"/>

  <!-- Those who answer for something in a file, by the pointer to them: [number, whether it is software]. -->
  <xsl:function name="mentions:agents" as="map(xs:string, array(*))">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="statements" as="element(respStmt)*" select="$header/fileDesc/titleStmt/respStmt"/>
    <xsl:map>
      <xsl:for-each select="$statements">
        <xsl:if test="@xml:id">
          <xsl:map-entry key="'#' || @xml:id" select="[ position(), name/@type = 'software' ]"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- The agent who tagged most of the names and dates of a text, as in mentions:agents. -->
  <xsl:function name="mentions:usual-agent" as="array(*)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="tags" as="attribute(resp)*" select="$text//(persName | placeName | orgName | date)/@resp"/>
    <xsl:variable name="by-number" as="xs:string*">
      <xsl:for-each-group select="$tags" group-by="string(.)">
        <xsl:sort select="count(current-group())" order="descending"/>
        <xsl:sort select="current-grouping-key()"/>
        <xsl:sequence select="current-grouping-key()"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="$by-number[1] ! mentions:agents($text/ancestor::TEI[1]/teiHeader)(.)"/>
  </xsl:function>

  <!-- @cert as a number, by the three words that TEI has for it too; nothing where it says nothing. -->
  <xsl:function name="mentions:certainty" as="xs:double?">
    <xsl:param name="certainty" as="attribute()?"/>
    <xsl:sequence select="
      if ($certainty castable as xs:double) then xs:double($certainty)
      else map { 'high': 0.9, 'medium': 0.6, 'low': 0.3 }(string($certainty))"/>
  </xsl:function>

  <!-- The value of a date in the Gregorian calendar: DAY, or FROM/TO, or NOT-BEFORE~NOT-AFTER, each end as it is stated. -->
  <xsl:function name="mentions:value" as="xs:string?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="mentions:stated($date/@when, ($date/@from, $date/@to), ($date/@notBefore, $date/@notAfter))"/>
  </xsl:function>

  <!-- The same in the calendar that @datingMethod names: CALENDAR:VALUE. -->
  <xsl:function name="mentions:custom-value" as="xs:string?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="value" as="xs:string?" select="
      mentions:stated($date/@when-custom, ($date/@from-custom, $date/@to-custom), ($date/@notBefore-custom, $date/@notAfter-custom))"/>
    <xsl:sequence select="$value ! (substring-after($date/@datingMethod, '#') || ':' || .)"/>
  </xsl:function>

  <xsl:function name="mentions:stated" as="xs:string?">
    <xsl:param name="one" as="attribute()?"/>
    <xsl:param name="period" as="attribute()*"/>
    <xsl:param name="bounds" as="attribute()*"/>
    <xsl:sequence select="
      if (exists($one)) then string($one)
      else if (exists($period)) then mentions:between($period, 'from', 'to', '/')
      else if (exists($bounds)) then mentions:between($bounds, 'notBefore', 'notAfter', '~')
      else ()"/>
  </xsl:function>

  <xsl:function name="mentions:between" as="xs:string">
    <xsl:param name="ends" as="attribute()+"/>
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:sequence select="
      $ends[substring-before(name() || '-', '-') eq $first] || $sign || $ends[substring-before(name() || '-', '-') eq $last]"/>
  </xsl:function>

</xsl:stylesheet>
