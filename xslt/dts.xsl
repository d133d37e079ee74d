<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI -> its citable units for Distributed Text Services, as JSON: an object that has each paragraph, by its anchor, as a TEI document in
  a string. Entry style sheet.

  The units are those of teiHeader//citeStructure: the paragraphs of the text, p1, p2 and so on, in order.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:dts="https://w3id.org/api/dts#"
  xmlns:passages="urn:x-tei-edition:passages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="xs passages">

  <xsl:include href="passages.xsl"/>

  <xsl:output method="json" encoding="UTF-8" indent="no"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each select="text//p">
        <xsl:variable name="part" as="element()">
          <xsl:element name="TEI" namespace="http://www.tei-c.org/ns/1.0">
            <xsl:copy-of select="ancestor::TEI[1]/@xml:lang"/>
            <dts:wrapper>
              <xsl:copy-of select="." copy-namespaces="no"/>
            </dts:wrapper>
          </xsl:element>
        </xsl:variable>
        <xsl:map-entry key="passages:anchor(.)" select="
          serialize($part, map { 'method': 'xml', 'indent': false(), 'omit-xml-declaration': true() })"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:template>

</xsl:stylesheet>
