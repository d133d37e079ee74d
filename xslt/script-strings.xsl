<?xml version="1.0" encoding="UTF-8"?>
<!--
  The words that scripts show: assets/strings-LANGUAGE.js, for any document. Entry style sheet.

  They are the strings whose keys begin with “script-”, by what follows that, and the digits of the interface.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="strings.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="words" as="map(xs:string, xs:string)" select="
      map:merge(map:keys($strings:of-interface)[starts-with(., 'script-')] !
        map:entry(substring-after(., 'script-'), $strings:of-interface(.)))"/>
    <!-- Sorted, since a map has no order of its own and the same strings give the same file. -->
    <xsl:variable name="entries" as="xs:string*" select="
      for $key in sort(map:keys($words)) return strings:json($key) || ':' || strings:json($words($key))"/>
    <xsl:value-of select="
      'window.editionStrings={&quot;language&quot;:' || strings:json($interface-language)
      || ',&quot;digits&quot;:' || strings:json(strings:text('digits'))
      || ',&quot;separator&quot;:' || strings:json(strings:text('grouping-separator'))
      || ',&quot;words&quot;:{' || string-join($entries, ',') || '}};&#xA;'"/>
  </xsl:template>

  <xsl:function name="strings:json" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="serialize($value, map { 'method': 'json' })"/>
  </xsl:function>

</xsl:stylesheet>
