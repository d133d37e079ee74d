<?xml version="1.0" encoding="UTF-8"?>
<!-- The words and numbers of the interface, from strings/LANGUAGE.xml: no other module holds a visible word. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:variable name="strings:of-interface" as="map(xs:string, xs:string)"
    select="($interface-strings($interface-language), map { })[1]"/>

  <!-- rtl or ltr -->
  <xsl:variable name="strings:direction" as="xs:string" select="string($strings:of-interface('dir'))"/>

  <!-- Whether the language of the interface has a string of this key. -->
  <xsl:function name="strings:has" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="map:contains($strings:of-interface, $key)"/>
  </xsl:function>

  <!-- The string of this key. A key that the language lacks is a fault of the style sheet and stops it. -->
  <xsl:function name="strings:text" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="
      if (map:contains($strings:of-interface, $key)) then $strings:of-interface($key)
      else error(QName('urn:x-tei-edition:strings', 'strings:missing'), 'strings/' || $interface-language || '.xml lacks the key ' || $key)"/>
  </xsl:function>

  <!-- The string of this key with the value in place of {}. -->
  <xsl:function name="strings:text" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="string" as="xs:string" select="strings:text($key)"/>
    <xsl:sequence select="substring-before($string, '{}') || $value || substring-after($string, '{}')"/>
  </xsl:function>

  <!-- The string of this key in another language of the interface. -->
  <xsl:function name="strings:text-in" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="string($interface-strings($language)($key))"/>
  </xsl:function>

  <!-- What a language of the interface calls itself. -->
  <xsl:function name="strings:name-of-language" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="strings:text-in($language, 'own-name')"/>
  </xsl:function>

  <!-- A string with its digits as a language writes them. -->
  <xsl:function name="strings:digits-in" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="translate($string, '0123456789', strings:text-in($language, 'digits'))"/>
  </xsl:function>

  <!-- A number in the digits and with the grouping of the interface. -->
  <xsl:function name="strings:number" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <!-- Most numbers have nothing to group, and to format them takes longer than all else here. -->
    <xsl:sequence select="
      if (abs($number) lt 1000) then strings:digits(string($number))
      else translate(format-number($number, '#,##0'), '0123456789,', strings:text('digits') || strings:text('grouping-separator'))"/>
  </xsl:function>

  <!-- A string with its digits in those of the interface. -->
  <xsl:function name="strings:digits" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="translate($string, '0123456789', strings:text('digits'))"/>
  </xsl:function>

  <!-- Of several elements that say the same in several languages, the one in the interface's, or else the first. -->
  <xsl:function name="strings:preferred" as="element()?">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="strings:preferred($elements, $interface-language)"/>
  </xsl:function>

  <!-- The same for another language. -->
  <xsl:function name="strings:preferred" as="element()?">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="($elements[@xml:lang = $language], $elements)[1]"/>
  </xsl:function>

  <!-- Of paragraphs that say the same in several languages, those in the interface's, or else in the first one's. -->
  <xsl:function name="strings:understood" as="element()*">
    <xsl:param name="paragraphs" as="element()*"/>
    <xsl:variable name="preferred" as="element()*" select="$paragraphs[strings:language(.) eq $interface-language]"/>
    <xsl:sequence select="
      if (exists($preferred)) then $preferred
      else $paragraphs[strings:language(.) eq strings:language($paragraphs[1])]"/>
  </xsl:function>

  <xsl:function name="strings:language" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string($element/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The direction in which a language is written, by its BCP 47 tag: a script subtag decides before the language. -->
  <xsl:function name="strings:direction-of" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="subtags" as="xs:string*" select="tokenize(lower-case($language), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$subtags[position() gt 1][string-length(.) eq 4][1]"/>
    <xsl:sequence select="
      if (exists($script)) then (if ($script = ('arab', 'hebr', 'syrc', 'thaa', 'nkoo')) then 'rtl' else 'ltr')
      else if ($subtags[1] = ('fa', 'prs', 'ar', 'azb', 'ckb', 'sdh', 'ps', 'ur', 'ug', 'sd', 'he', 'yi', 'syr', 'arc', 'dv')) then 'rtl'
      else 'ltr'"/>
  </xsl:function>

</xsl:stylesheet>
