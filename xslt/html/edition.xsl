<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages about the edition itself say alike: who made it, how good it is, how to use and to cite it. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:edition="urn:x-tei-edition:edition"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:variable name="edition:measured" as="xs:string"
    select="'^(person|place|organization|all): precision ([0-9.]+), recall ([0-9.]+), F1 ([0-9.]+) \((.*)\)$'"/>

  <xsl:variable name="edition:extent" as="xs:string"
    select="'^strict, outermost mentions; ([0-9]+) in ([0-9]+) documents that were written and annotated without sight of the program$'"/>

  <!-- Everyone who edited the documents, once each. -->
  <xsl:function name="edition:editors" as="xs:string">
    <xsl:param name="edition" as="element(edition)"/>
    <xsl:sequence select="string-join(distinct-values($edition/records/record/editor), strings:text('list-separator'))"/>
  </xsl:function>

  <!-- The measured accuracy of the names, as a table; what is said in other words stays a sentence. -->
  <xsl:template name="edition:accuracy">
    <xsl:context-item as="element(edition)" use="required"/>
    <xsl:variable name="measured" as="element(accuracy)*" select="encoding/accuracy[matches(., $edition:measured)]"/>
    <p>
      <xsl:value-of select="strings:text('accuracy-introduction')"/>
    </p>
    <xsl:if test="exists($measured)">
      <div class="table" role="region" tabindex="0" aria-labelledby="accuracy">
        <table>
          <thead>
            <tr>
              <xsl:for-each select="'accuracy-category', 'accuracy-precision', 'accuracy-recall', 'accuracy-f1'">
                <th scope="col">
                  <xsl:value-of select="strings:text(.)"/>
                </th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$measured">
              <xsl:variable name="parts" as="xs:string+" select="analyze-string(., $edition:measured)//*:group/string()"/>
              <tr>
                <th scope="row">
                  <xsl:value-of select="strings:text('accuracy-' || $parts[1])"/>
                </th>
                <xsl:for-each select="subsequence($parts, 2, 3)">
                  <td>
                    <xsl:value-of select="edition:percentage(.)"/>
                  </td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:for-each select="distinct-values($measured[last()] ! analyze-string(., $edition:measured)//*:group[@nr = '5']) ! string(.)">
        <xsl:call-template name="edition:measured-on"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="encoding/accuracy except $measured">
      <p lang="en" dir="ltr">
        <xsl:value-of select="."/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- What the accuracy was measured on: in the reader's language where it is what the program's own figures say. -->
  <xsl:template name="edition:measured-on">
    <xsl:context-item as="xs:string" use="required"/>
    <xsl:variable name="counts" as="xs:string*" select="analyze-string(., $edition:extent)//*:group/string()"/>
    <xsl:choose>
      <xsl:when test="exists($counts)">
        <p class="note">
          <xsl:value-of select="strings:text('accuracy-extent',
            strings:text('accuracy-names', strings:number(xs:integer($counts[1])))
            || strings:text('list-separator') || strings:text('documents-count', strings:number(xs:integer($counts[2]))))"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p class="note" lang="en" dir="ltr">
          <xsl:value-of select="."/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A share between 0 and 1 as a percentage, in the digits of the interface. -->
  <xsl:function name="edition:percentage" as="xs:string">
    <xsl:param name="share" as="xs:string"/>
    <xsl:sequence select="
      if ($share castable as xs:decimal) then
        strings:text('percent', translate(format-number(xs:decimal($share) * 100, '0.0'), '0123456789.',
          strings:text('digits') || strings:text('decimal-separator')))
      else $share"/>
  </xsl:function>

  <xsl:template name="edition:citation">
    <xsl:context-item as="element(edition)" use="required"/>
    <xsl:variable name="editors" as="xs:string" select="edition:editors(.)"/>
    <xsl:variable name="published" as="element()?" select="(records/record/published)[1]"/>
    <h3>
      <xsl:value-of select="strings:text('cite')"/>
    </h3>
    <p class="citation">
      <xsl:for-each select="
        $editors[. ne ''] ! strings:text('cite-editors', .),
        $page:edition || '.',
        (records/record/version)[1] ! (strings:text('cite-version', strings:digits(string(.))) || '.'),
        string-join((distinct-values(records/record/publication-place), distinct-values(records/record/publisher), $published ! strings:digits(substring((@when, .)[1], 1, 4))),
          strings:text('list-separator'))[. ne ''] ! (. || '.')">
        <xsl:if test="position() gt 1">
          <xsl:text> </xsl:text>
        </xsl:if>
        <bdi>
          <xsl:value-of select="."/>
        </bdi>
      </xsl:for-each>
      <xsl:for-each select="(records/record/idno[lower-case(@type) = 'doi'])[1] ! page:doi(.)">
        <xsl:text> </xsl:text>
        <a href="{iri-to-uri(.)}" dir="ltr">
          <xsl:value-of select="."/>
        </a>
      </xsl:for-each>
    </p>
  </xsl:template>

  <xsl:template name="edition:licences">
    <xsl:context-item as="element(edition)" use="required"/>
    <xsl:where-populated>
      <div class="licences">
        <xsl:for-each-group select="records/record/licence" group-by="string(@target), string(.)" composite="yes">
          <p>
            <xsl:call-template name="page:link">
              <xsl:with-param name="target" select="@target"/>
              <xsl:with-param name="text" select="(string(.)[. ne ''], string(@target))[1]"/>
            </xsl:call-template>
          </p>
        </xsl:for-each-group>
      </div>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template name="edition:downloads">
    <xsl:context-item as="element(edition)" use="required"/>
    <xsl:if test="register">
      <h3>
        <xsl:value-of select="strings:text('downloads')"/>
      </h3>
      <ul>
        <xsl:for-each select="register">
          <li>
            <a href="{$site-root}authority/{@name}.xml" download="{@name}.xml">
              <xsl:value-of select="strings:text('download-register', strings:text('register-' || @name))"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
