<?xml version="1.0" encoding="UTF-8"?>
<!-- The one home of every parameter of the pages. Whoever calls a style sheet sets them by these names. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  exclude-result-prefixes="#all">

  <!-- The language of labels and buttons, not of the texts: the name of a file in strings/, without its ending. -->
  <xsl:param name="interface-language" as="xs:string" select="'fa'"/>

  <!-- The edition's own title and description, where there are any. -->
  <xsl:param name="edition-title" as="xs:string?" select="()"/>
  <xsl:param name="edition-description" as="xs:string?" select="()"/>

  <!-- A document's neighbours in the order of the edition: their xml:id and their title. -->
  <xsl:param name="previous-id" as="xs:string?" select="()"/>
  <xsl:param name="previous-title" as="xs:string?" select="()"/>
  <xsl:param name="next-id" as="xs:string?" select="()"/>
  <xsl:param name="next-title" as="xs:string?" select="()"/>

  <!-- The schema element by element, as JSON: schema/reference.json. -->
  <xsl:param name="schema-reference" as="xs:string" select="'{ &quot;elements&quot;: [] }'"/>

  <!-- Where the TEI files and the assets lie, seen from a page; each ends with a slash. -->
  <xsl:param name="tei-folder" as="xs:string" select="'../tei/'"/>
  <xsl:param name="assets-folder" as="xs:string" select="'assets/'"/>

</xsl:stylesheet>
