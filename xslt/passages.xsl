<?xml version="1.0" encoding="UTF-8"?>
<!--
  The passages of a text: the innermost blocks that hold its characters, and the anchor that each has in its page.

  A paragraph is p1, p2 …, a heading h1, h2 …, any other block b1, b2 …, in the order of the text; a footnote has its own
  id. Whatever points into a page and whatever the page shows use this module, so that they agree.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:passages="urn:x-tei-edition:passages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:accumulator name="passages:paragraph" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text" select="0"/>
    <xsl:accumulator-rule match="p" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="passages:heading" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text" select="0"/>
    <xsl:accumulator-rule match="head[not(parent::figure)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="passages:block" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text" select="0"/>
    <xsl:accumulator-rule match="item | cell | l | byline | dateline | salute | signed | fw | speaker | ab | address | num[@type = 'reference']"
      select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="passages:is-passage" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      $element instance of element(p) or $element[self::head][not(parent::figure)]
      or $element[self::item or self::cell or self::l or self::byline or self::dateline or self::salute or self::signed
        or self::fw or self::speaker or self::ab or self::address or self::num[@type = 'reference']]"/>
  </xsl:function>

  <!-- The anchor of a passage in its page: call it where the element is the context item, as accumulators need that. -->
  <xsl:function name="passages:anchor" as="xs:string">
    <xsl:param name="passage" as="element()"/>
    <xsl:for-each select="$passage">
      <xsl:sequence select="
        if (self::p) then 'p' || accumulator-before('passages:paragraph')
        else if (self::head) then 'h' || accumulator-before('passages:heading')
        else if (self::ab[@xml:id]) then string(@xml:id)
        else 'b' || accumulator-before('passages:block')"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A text node as it is read: the newline inside a word that runs over the line's end is none. -->
  <xsl:function name="passages:characters" as="xs:string">
    <xsl:param name="node" as="text()"/>
    <xsl:sequence select="
      if ($node/following-sibling::node()[1][self::lb[@break = 'no']]) then replace($node, '&#xD;?&#xA;$|&#xD;$', '')
      else string($node)"/>
  </xsl:function>

</xsl:stylesheet>
