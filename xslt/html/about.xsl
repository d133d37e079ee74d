<?xml version="1.0" encoding="UTF-8"?>
<!-- edition (see home.xsl) -> how the edition was made, and how its pages are to be read. Entry style sheet. -->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:edition="urn:x-tei-edition:edition"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  exclude-result-prefixes="#all">

  <xsl:include href="../parameters.xsl"/>
  <xsl:include href="../strings.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="edition.xsl"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:for-each select="edition">
      <xsl:call-template name="page:frame"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="edition" mode="page:title" as="xs:string">
    <xsl:sequence select="strings:text('section-about')"/>
  </xsl:template>

  <xsl:template match="edition" mode="page:main">
    <div class="prose">
      <h1>
        <xsl:value-of select="strings:text('section-about')"/>
      </h1>
      <xsl:for-each select="$edition-description[. ne '']">
        <p dir="auto">
          <xsl:value-of select="."/>
        </p>
      </xsl:for-each>
      <section aria-labelledby="reading">
        <h2 id="reading">
          <xsl:value-of select="strings:text('about-marks')"/>
        </h2>
        <p>
          <xsl:value-of select="strings:text('about-marks-introduction')"/>
        </p>
        <ul class="legend">
          <xsl:for-each select="'person', 'place', 'organization', 'date'">
            <li>
              <span class="{.}">
                <xsl:value-of select="strings:text('category-' || .)"/>
              </span>
            </li>
          </xsl:for-each>
        </ul>
        <ul>
          <xsl:for-each select="'machine', 'reviewed', 'unsure', 'ambiguous'">
            <li>
              <span class="person {.}">
                <xsl:value-of select="strings:text('legend-name')"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:value-of select="strings:text('legend-' || .)"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
      <xsl:if test="encoding/accuracy">
        <section aria-labelledby="accuracy">
          <h2 id="accuracy">
            <xsl:value-of select="strings:text('accuracy')"/>
          </h2>
          <xsl:call-template name="edition:accuracy"/>
        </section>
      </xsl:if>
      <xsl:if test="encoding/(project | practice)">
        <section aria-labelledby="encoding">
          <h2 id="encoding">
            <xsl:value-of select="strings:text('encoding')"/>
          </h2>
          <xsl:for-each select="strings:understood(encoding/project)">
            <p dir="auto">
              <xsl:copy-of select="@xml:lang ! edition:lang(.)"/>
              <xsl:value-of select="."/>
            </p>
          </xsl:for-each>
          <dl>
            <xsl:for-each-group select="encoding/practice[strings:has('practice-' || @name)]" group-by="@name">
              <div>
                <dt>
                  <xsl:value-of select="strings:text('practice-' || @name)"/>
                </dt>
                <xsl:for-each select="strings:understood(current-group())">
                  <dd dir="auto">
                    <xsl:copy-of select="@xml:lang ! edition:lang(.)"/>
                    <xsl:value-of select="."/>
                  </dd>
                </xsl:for-each>
              </div>
            </xsl:for-each-group>
          </dl>
          <p>
            <a href="{$language-root}schema.html">
              <xsl:value-of select="strings:text('schema')"/>
            </a>
          </p>
        </section>
      </xsl:if>
      <section aria-labelledby="use">
        <h2 id="use">
          <xsl:value-of select="strings:text('home-use')"/>
        </h2>
        <xsl:call-template name="edition:citation"/>
        <xsl:call-template name="edition:licences"/>
        <xsl:call-template name="edition:downloads"/>
        <h3>
          <xsl:value-of select="strings:text('about-software')"/>
        </h3>
        <xsl:for-each select="encoding/software">
          <p>
            <bdi>
              <xsl:value-of select="., @version" separator=" "/>
            </bdi>
          </p>
        </xsl:for-each>
        <p>
          <xsl:value-of select="strings:text('about-fonts')"/>
          <xsl:text> </xsl:text>
          <a href="{$site-root}assets/fonts/OFL.txt">
            <bdi>
              <xsl:value-of select="strings:text('about-fonts-licence')"/>
            </bdi>
          </a>
        </p>
      </section>
    </div>
  </xsl:template>

  <xsl:function name="edition:lang" as="attribute(lang)">
    <xsl:param name="language" as="attribute(xml:lang)"/>
    <xsl:attribute name="lang" select="$language"/>
  </xsl:function>

</xsl:stylesheet>
