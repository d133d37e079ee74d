<?xml version="1.0" encoding="UTF-8"?>
<!-- The one home of every parameter of the pages. Whoever calls a style sheet sets them by these names. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  exclude-result-prefixes="#all">

  <!-- The language of labels and buttons, not of the texts: the name of a file in strings/, without its ending. -->
  <xsl:param name="interface-language" as="xs:string" select="'fa'"/>

  <!-- All languages of the interface, the main one first, with spaces between. -->
  <xsl:param name="interface-languages" as="xs:string" select="$interface-language"/>

  <!-- Where the site's folder, and in it the folder of this language's pages, lie, seen from the page: empty, or with a
    slash at the end. -->
  <xsl:param name="site-root" as="xs:string" select="''"/>
  <xsl:param name="language-root" as="xs:string" select="''"/>

  <!-- Where the page itself lies, seen from the folder of its language; where one transformation makes many pages, the
    folder in which they lie. -->
  <xsl:param name="page-path" as="xs:string" select="'index.html'"/>

  <!-- Where the site's folder lies on the web, with a slash at the end, where that is known. -->
  <xsl:param name="site-address" as="xs:string?" select="()"/>

  <!-- The edition's own title and description, where there are any. -->
  <xsl:param name="edition-title" as="xs:string?" select="()"/>
  <xsl:param name="edition-description" as="xs:string?" select="()"/>

  <!-- The name of a document's page, without its ending. -->
  <xsl:param name="document-id" as="xs:string?" select="()"/>

  <!-- The ids of the entities that registers know, as keys, so that the survey of a document need not tell them. -->
  <xsl:param name="known-entities" as="map(xs:string, xs:string)" select="map { }"/>

  <!-- Where the numbers of other authority files lead, by the kind of the number in lower case; {} stands for it. -->
  <xsl:param name="authority-addresses" as="map(xs:string, xs:string)" select="map { }"/>

  <!-- The strings of the languages of the interface: for each language, by its code, those of strings/LANGUAGE.xml by
    their keys, and its direction under “dir”; those of a theme win. They are a map, since to read a file, or to ask a
    tree, for every page would take longer than to make the page. -->
  <xsl:param name="interface-strings" as="map(xs:string, map(xs:string, xs:string))" select="map { }"/>

  <!-- The style sheet of a theme, seen from the site's folder, where there is one. -->
  <xsl:param name="theme-style" as="xs:string?" select="()"/>

  <!-- A document's neighbours in the order of the edition: the names of their pages, and their titles. -->
  <xsl:param name="previous-id" as="xs:string?" select="()"/>
  <xsl:param name="previous-title" as="xs:string?" select="()"/>
  <xsl:param name="next-id" as="xs:string?" select="()"/>
  <xsl:param name="next-title" as="xs:string?" select="()"/>

  <!-- The lines of a document's TEI as HTML, from rendering/source.py. -->
  <xsl:param name="source-code" as="xs:string" select="''"/>

  <!-- The pictures that a document shows: their paths, seen from the site's folder, by their addresses in the TEI. -->
  <xsl:param name="pictures" as="map(xs:string, xs:string)" select="map { }"/>

  <!-- The schema element by element, as JSON: schema/reference.json. -->
  <xsl:param name="schema-reference" as="xs:string" select="'{ &quot;elements&quot;: [] }'"/>

</xsl:stylesheet>
