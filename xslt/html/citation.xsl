<?xml version="1.0" encoding="UTF-8"?>
<!--
  How to cite a document, in each language of the interface: its authors and title, the edition with its editors and its
  version, place, publisher and year, and its address. Only what the header states.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:citation="urn:x-tei-edition:citation"
  xmlns:machine="urn:x-tei-edition:machine"
  xmlns:metadata="urn:x-tei-edition:metadata"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template name="citation:section">
    <xsl:context-item as="element(TEI)" use="required"/>
    <xsl:variable name="header" as="element(teiHeader)" select="teiHeader"/>
    <section class="citation" aria-labelledby="cite">
      <h2 id="cite">
        <xsl:value-of select="strings:text('cite')"/>
      </h2>
      <xsl:for-each select="$interface-language, $page:other-languages">
        <p lang="{.}" dir="{strings:direction-of(.)}">
          <xsl:call-template name="citation:formatted">
            <xsl:with-param name="header" select="$header"/>
            <xsl:with-param name="language" select="."/>
          </xsl:call-template>
        </p>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="citation:formatted">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="file" as="element()?" select="$header/fileDesc"/>
    <xsl:variable name="publication" as="element()?" select="$file/publicationStmt"/>
    <xsl:variable name="comma" as="xs:string" select="strings:text-in($language, 'list-separator')"/>
    <xsl:for-each select="string-join($file/titleStmt/author/normalize-space(.), $comma)[. ne '']">
      <xsl:sequence select="citation:sentence('{}', ., $language)"/>
    </xsl:for-each>
    <xsl:sequence select="citation:sentence(strings:text-in($language, 'citation-title'), metadata:title($header), $language)"/>
    <xsl:for-each select="strings:preferred($file/seriesStmt/title, $language)">
      <xsl:variable name="editors" as="xs:string" select="string-join($file/titleStmt/editor/normalize-space(.), $comma)"/>
      <xsl:value-of select="substring-before(strings:text-in($language, 'citation-in'), '{}')"/>
      <cite dir="auto">
        <xsl:value-of select="normalize-space(.)"/>
      </cite>
      <xsl:if test="$editors">
        <xsl:value-of select="$comma"/>
        <xsl:sequence select="citation:isolated(strings:text-in($language, 'citation-editors'), $editors)"/>
      </xsl:if>
      <xsl:value-of select="strings:text-in($language, 'citation-stop')"/>
    </xsl:for-each>
    <xsl:for-each select="$file/editionStmt/edition[citation:is-stated(.)]">
      <xsl:sequence select="
        citation:sentence(strings:text-in($language, 'citation-version'), strings:digits-in($language, (@n, normalize-space(.))[1]), $language)"/>
    </xsl:for-each>
    <xsl:variable name="imprint" as="xs:string*" select="
      $publication/pubPlace/normalize-space(.), $publication/publisher[citation:is-stated(.)]/normalize-space(.),
      $publication/date[1]/strings:digits-in($language, substring((@when, normalize-space(.))[1], 1, 4))"/>
    <!-- Each in its own direction: “publisher, year” after a Persian editor would else be read as one Persian run. -->
    <xsl:for-each select="$imprint[. ne '']">
      <xsl:value-of select="if (position() gt 1) then $comma else ''"/>
      <xsl:sequence select="citation:isolated('{}', .)"/>
      <xsl:value-of select="if (position() eq last()) then strings:text-in($language, 'citation-stop') else ''"/>
    </xsl:for-each>
    <!-- Where neither is known, assets/document.js says here where the page is. -->
    <span class="permanent">
      <xsl:for-each select="($publication/idno[lower-case(@type) = 'doi'][1] ! page:doi(.), $machine:canonical)[1]">
        <a href="{iri-to-uri(.)}" dir="ltr">
          <xsl:value-of select="."/>
        </a>
      </xsl:for-each>
    </span>
  </xsl:template>

  <!-- A value in its pattern, apart from the direction of what stands around, and a full stop. -->
  <xsl:function name="citation:sentence" as="node()*">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="citation:isolated($pattern, $value)"/>
    <xsl:value-of select="strings:text-in($language, 'citation-stop')"/>
  </xsl:function>

  <xsl:function name="citation:isolated" as="node()*">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:value-of select="substring-before($pattern, '{}')"/>
    <bdi>
      <xsl:value-of select="$value"/>
    </bdi>
    <xsl:value-of select="substring-after($pattern, '{}')"/>
  </xsl:function>

  <!-- TEI needs a publisher and an edition: where nobody stated any, the header of the program says so in these words. -->
  <xsl:function name="citation:is-stated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space($element) and not($element = 'not stated' or $element/self::edition/@n = '0')"/>
  </xsl:function>

</xsl:stylesheet>
