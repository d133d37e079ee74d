<?xml version="1.0" encoding="UTF-8"?>
<!--
  What speaks for an entity, in the language of the interface. The linking says it in English, by the patterns below, with
  semicolons between them, and so it stands in TEI; whatever else somebody wrote there is shown as it stands.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:evidence="urn:x-tei-edition:evidence"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <!-- Sentences without a value, and the keys of their strings. -->
  <xsl:variable name="evidence:sentences" as="map(xs:string, xs:string)" select="map {
    'the name is in the authority file': 'evidence-authority',
    'the name is in a gazetteer': 'evidence-gazetteer',
    'the name is in an earlier document': 'evidence-earlier',
    'the same bare name is in an earlier document': 'evidence-bare',
    'the mention says so': 'evidence-stated',
    'nobody knows the name yet': 'evidence-unknown',
    'one of several persons of this name in the document': 'evidence-namesakes',
    'near another place of the document': 'evidence-near',
    'another occupation': 'evidence-occupation',
    'the document is about another country': 'evidence-other-country' }"/>

  <!-- Sentences with values, as regular expressions with a group for each, in the order of their strings. -->
  <xsl:variable name="evidence:patterns" as="map(xs:string, xs:string)" select="map {
    'evidence-authority-form': 'the name is in the authority file, as (\w+)',
    'evidence-gazetteer-form': 'the name is in a gazetteer, as (\w+)',
    'evidence-earlier-form': 'the name is in an earlier document, as (\w+)',
    'evidence-population': 'population (\d+)',
    'evidence-countries': '(\d+) of (\d+) other places are in (.+)',
    'evidence-within': 'it lies in “(.+)”, which the document mentions',
    'evidence-shared': 'both belong to “(.+)”',
    'evidence-contradiction': 'another ([\w ]+) is stated: “(.+)”',
    'evidence-company': 'mentioned beside “(.+)”',
    'evidence-endings': 'the same as “(.+)” but for endings or generic words',
    'evidence-part-of-name': 'part of the name “(.+)”',
    'evidence-nearest': 'part of “(.+)”, which is nearest',
    'evidence-part': 'part of “([^”]+)”',
    'evidence-misread': 'a misreading of “(.+)”, which the document names (\d+) times',
    'evidence-misread-company': 'a misreading of “(.+)”, by its company',
    'evidence-alias': 'an alias beside “(.+)”',
    'evidence-short': 'short for “(.+)”',
    'evidence-parentheses': 'in parentheses after “(.+)”',
    'evidence-beside': 'beside “(.+)”',
    'evidence-initials': 'initials of “(.+)”',
    'evidence-respelled': 'another spelling of “(.+)”',
    'evidence-letters': '“(.+)” by its letters' }"/>

  <!-- The evidence in the language of the interface; nothing where a part of it follows no pattern. -->
  <xsl:function name="evidence:said" as="xs:string?">
    <xsl:param name="evidence" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($evidence, '; ')"/>
    <xsl:variable name="said" as="xs:string*" select="$parts ! evidence:sentence(.)"/>
    <xsl:if test="exists($parts) and count($said) eq count($parts)">
      <xsl:sequence select="string-join($said, strings:text('evidence-separator'))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="evidence:sentence" as="xs:string?">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:variable name="key" as="xs:string?" select="
      ($evidence:sentences($sentence),
       map:keys($evidence:patterns)[matches($sentence, '^' || $evidence:patterns(.) || '$')])[1]"/>
    <xsl:variable name="values" as="xs:string*" select="
      $evidence:patterns[exists($key)]($key) ! analyze-string($sentence, '^' || . || '$')//fn:group ! evidence:value(.)"/>
    <xsl:sequence select="
      $key ! fold-left($values, strings:text(.), function($said, $value) {
        substring-before($said, '{}') || $value || substring-after($said, '{}') })"/>
  </xsl:function>

  <!-- A number in the digits of the interface, the word for what the linking calls a kind or a form, or a name. -->
  <xsl:function name="evidence:value" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="key" as="xs:string" select="'evidence-word-' || translate($value, ' ', '-')"/>
    <xsl:sequence select="
      if ($value castable as xs:integer) then strings:digits($value)
      else if (strings:has($key)) then strings:text($key)
      else $value"/>
  </xsl:function>

</xsl:stylesheet>
