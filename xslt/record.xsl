<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI -> one record: what the pages about many documents need of each, so that they need not read every TEI again.

  <record id="…" xml:lang="…">
    <title xml:lang="…">…</title>*  <author>…</author>*  <measure unit="…" quantity="…"/>*
    <licence target="…"?>…</licence>*  <source name="…"? sha256="…"? media-type="…"?/>*
  </record>
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <record id="{@xml:id}">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates select="teiHeader/fileDesc/(
        titleStmt/title[@type = 'main'][normalize-space(.)], titleStmt/author, extent/measure,
        sourceDesc/bibl[not(@type = 'recognised')],
        publicationStmt/availability/licence)"/>
    </record>
  </xsl:template>

  <xsl:template match="title">
    <title>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:value-of select="normalize-space(.)"/>
    </title>
  </xsl:template>

  <xsl:template match="author">
    <author>
      <xsl:value-of select="normalize-space(.)"/>
    </author>
  </xsl:template>

  <xsl:template match="measure">
    <measure>
      <xsl:copy-of select="@unit, @quantity"/>
    </measure>
  </xsl:template>

  <xsl:template match="measure[not(@quantity castable as xs:integer)]"/>

  <xsl:template match="bibl">
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

  <xsl:template match="licence">
    <licence>
      <xsl:copy-of select="@target"/>
      <xsl:value-of select="normalize-space(.)"/>
    </licence>
  </xsl:template>

</xsl:stylesheet>
