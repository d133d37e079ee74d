<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI -> the reading text, computed from the TEI alone (law L6): the string value of text, every character once,
  white space untouched, and g, a character that XML cannot hold, as U+FFFD. What stands in the elements that hold no
  text of the source (law L3), a regular spelling for one, is left out.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="plaintext" on-no-match="text-only-copy"/>

  <xsl:template match="/">
    <xsl:apply-templates select="TEI/text" mode="plaintext"/>
  </xsl:template>

  <xsl:template match="reg | corr | expan | supplied | note" mode="plaintext"/>

  <xsl:template match="g" mode="plaintext">
    <xsl:text>&#xFFFD;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
