<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> examples: of each element that the document has, the shortest occurrence that is short. Entry style sheet. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <examples>
      <xsl:for-each-group select="TEI/descendant::*[string-length(.) lt 200][count(*) lt 6]" group-by="local-name()">
        <!-- More than its tag, where there is such a one; and only the first few are compared, so that this is linear. -->
        <xsl:variable name="filled" as="element()*" select="current-group()[node()]"/>
        <xsl:variable name="few" as="element()*" select="(if (exists($filled)) then $filled else current-group())[position() le 12]"/>
        <xsl:variable name="shown" as="xs:string*" select="$few ! replace(serialize(.), ' xmlns(:[A-Za-z]+)?=&quot;[^&quot;]*&quot;', '')"/>
        <xsl:variable name="shortest" as="xs:string" select="sort($shown, (), string-length#1)[1]"/>
        <xsl:if test="string-length($shortest) lt 400">
          <example element="{current-grouping-key()}" document="{root()/TEI/@xml:id}">
            <xsl:value-of select="$shortest"/>
          </example>
        </xsl:if>
      </xsl:for-each-group>
    </examples>
  </xsl:template>

</xsl:stylesheet>
