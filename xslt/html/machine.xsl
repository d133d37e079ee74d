<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a page says to machines: meta tags (Highwire, Dublin Core), links by relation (Signposting) and schema.org in JSON-LD.

  Include it, and mentions.xsl, in an entry style sheet whose root element is TEI, a document, or edition (see home.xsl), the edition; its own templates of
  mode page:head come after. Addresses are relative, but where the edition states its own, in $site-address: only then there are a
  canonical address and cards for other sites.
-->
<xsl:stylesheet version="3.0" expand-text="no"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:machine="urn:x-tei-edition:machine"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:mentions="urn:x-tei-edition:mentions"
  xmlns:page="urn:x-tei-edition:page"
  xmlns:strings="urn:x-tei-edition:strings"
  xmlns:tei="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Documents that the edition says it has, and entities that a document says it mentions, the most named ones: the rest is in DTS and in the
    registers, and a page stays light. -->
  <xsl:variable name="machine:most" as="xs:integer" select="100"/>
  <xsl:variable name="machine:most-mentioned" as="xs:integer" select="10"/>

  <!-- The address of this page in the main language, where the edition's is known. -->
  <xsl:variable name="machine:canonical" as="xs:string?" select="$site-address[. ne ''] ! (. || $page-path)"/>

  <xsl:template match="tei:TEI" mode="page:head" priority="1">
    <xsl:variable name="header" as="element(tei:teiHeader)" select="tei:teiHeader"/>
    <xsl:variable name="publication" as="element()?" select="$header/tei:fileDesc/tei:publicationStmt"/>
    <xsl:variable name="statement" as="element()?" select="$header/tei:fileDesc/tei:titleStmt"/>
    <xsl:variable name="titles" as="element()*" select="$statement/tei:title[@type = 'main'][normalize-space(.)]"/>
    <xsl:variable name="id" as="xs:string" select="($document-id, @xml:id)[1]"/>
    <xsl:variable name="doi" as="xs:string?" select="$publication/tei:idno[lower-case(@type) = 'doi'][1] ! page:doi(.)"/>
    <xsl:variable name="date" as="xs:string?" select="$publication/tei:date[1]/string(@when)[. ne '']"/>
    <xsl:variable name="editors" as="element()*" select="$statement/tei:editor"/>
    <xsl:variable name="publisher" as="xs:string?" select="$publication/tei:publisher[machine:is-stated(.)][1]/normalize-space(.)"/>
    <xsl:variable name="licence" as="xs:string?" select="$publication/tei:availability/tei:licence[page:is-web-address(@target)][1]/string(@target)"/>
    <xsl:call-template name="machine:meta">
      <xsl:with-param name="named" select="
        map { 'citation_title': (strings:preferred($titles)/normalize-space(.), $id)[1] },
        $statement/tei:author ! map { 'citation_author': normalize-space(.) },
        $editors ! map { 'citation_editor': normalize-space(.) },
        $date ! map { 'citation_publication_date': replace(., '-', '/') },
        $publisher ! map { 'citation_publisher': . },
        map { 'citation_language': string(@xml:lang) },
        map { 'citation_inbook_title': $page:edition },
        $doi ! map { 'citation_doi': substring-after(., 'https://doi.org/') },
        $machine:canonical ! map { 'citation_public_url': . },
        $machine:canonical ! map { 'citation_fulltext_html_url': . },
        $site-address[. ne ''] ! map { 'citation_xml_url': . || 'tei/' || $id || '.xml' },
        $titles ! map { 'DC.title': normalize-space(.) },
        $statement/tei:author ! map { 'DC.creator': normalize-space(.) },
        $editors ! map { 'DC.contributor': normalize-space(.) },
        $publisher ! map { 'DC.publisher': . },
        $date ! map { 'DC.date': . },
        map { 'DC.language': string(@xml:lang) },
        map { 'DC.identifier': ($doi, $machine:canonical, $id)[1] },
        map { 'DC.type': 'Text' },
        map { 'DC.format': 'text/html' },
        map { 'DC.relation.isPartOf': $page:edition },
        $licence ! map { 'DC.rights': . }"/>
    </xsl:call-template>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
    <xsl:call-template name="machine:links">
      <xsl:with-param name="cite-as" select="($doi, $machine:canonical)[1]"/>
      <xsl:with-param name="licence" select="$licence"/>
      <xsl:with-param name="authors" select="($statement/tei:author, $editors)/string(@ref)"/>
      <xsl:with-param name="types" select="'https://schema.org/AboutPage', 'https://schema.org/CreativeWork'"/>
      <xsl:with-param name="others" select="
        [ 'item', 'tei/' || $id || '.xml', 'application/tei+xml' ],
        [ 'item', 'text/' || $id || '.txt', 'text/plain' ],
        [ 'describedby', 'cite/' || $id || '.bib', 'application/x-bibtex' ],
        [ 'describedby', 'cite/' || $id || '.ris', 'application/x-research-info-systems' ],
        [ 'describedby', 'cite/' || $id || '.json', 'application/vnd.citationstyles.csl+json' ],
        [ 'describedby', 'dts/collection/' || $id || '.json', 'application/ld+json' ]"/>
    </xsl:call-template>
    <link rel="collection" type="text/html" href="{$language-root}index.html"/>
    <xsl:call-template name="machine:card">
      <xsl:with-param name="title" select="(strings:preferred($titles)/normalize-space(.), $id)[1]"/>
      <xsl:with-param name="type" select="'article'"/>
    </xsl:call-template>
    <xsl:call-template name="machine:data">
      <xsl:with-param name="object" select="map:merge((
        map { '@context': 'https://schema.org', '@type': 'CreativeWork', 'identifier': $id, 'inLanguage': string(@xml:lang) },
        ($doi, $machine:canonical)[1] ! map { '@id': . },
        $machine:canonical ! map { 'url': . },
        machine:property('name', $titles ! machine:text(.)),
        machine:property('author', $statement/tei:author ! normalize-space(.)),
        machine:property('editor', $editors ! machine:person(., tei:orgName)),
        machine:property('publisher', $publisher ! map { '@type': 'Organization', 'name': . }),
        machine:property('datePublished', $date),
        machine:property('dateCreated', $header/tei:profileDesc/tei:creation/tei:date[1]/(@when, @from, @notBefore)[1]/string()),
        machine:property('license', $licence),
        machine:property('genre', $header/tei:encodingDesc/tei:classDecl/tei:taxonomy/tei:category[
          '#' || @xml:id = $header/tei:profileDesc/tei:textClass/tei:catRef/@target]/tei:catDesc ! machine:text(.)),
        map {
          'isPartOf': map { '@type': 'Dataset', 'name': $page:edition, 'url': ($site-address[. ne ''], $language-root || 'index.html')[1] },
          'encoding': map { '@type': 'MediaObject', 'encodingFormat': 'application/tei+xml',
            'contentUrl': ($site-address[. ne ''], $site-root)[1] || 'tei/' || $id || '.xml' } },
        machine:property('mentions',
          (: A record that only may be meant, or that the header alone names, has no page. :)
          (tei:standOff/(tei:listPerson/tei:person | tei:listPlace/tei:place | tei:listOrg/tei:org)[key('mentions:name', '#' || @xml:id)]
            => sort((), function ($record as element()) { -count(key('mentions:name', '#' || $record/@xml:id, root($record))) })
            => subsequence(1, $machine:most-mentioned))
            ! machine:entity(.))))"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="edition" mode="page:head" priority="1">
    <xsl:variable name="records" as="element(record)*" select="records/record"/>
    <xsl:variable name="licences" as="xs:string*" select="distinct-values($records/licence/@target[page:is-web-address(.)])"/>
    <xsl:variable name="root" as="xs:string" select="($site-address[. ne ''], $site-root)[1]"/>
    <xsl:for-each select="$edition-description[. ne '']">
      <meta name="description" content="{.}"/>
    </xsl:for-each>
    <xsl:call-template name="machine:links">
      <xsl:with-param name="cite-as" select="$machine:canonical"/>
      <xsl:with-param name="licence" select="$licences[1]"/>
      <xsl:with-param name="authors" select="$records/editor/string(@ref)"/>
      <xsl:with-param name="types" select="'https://schema.org/AboutPage', 'https://schema.org/Dataset'"/>
      <xsl:with-param name="others" select="
        [ 'describedby', 'dts/collection.json', 'application/ld+json' ],
        [ 'linkset', 'linkset.json', 'application/linkset+json' ],
        register ! [ 'item', 'authority/' || @name || '.xml', 'application/tei+xml' ]"/>
    </xsl:call-template>
    <xsl:call-template name="machine:card">
      <xsl:with-param name="title" select="$page:edition"/>
      <xsl:with-param name="type" select="'website'"/>
    </xsl:call-template>
    <xsl:call-template name="machine:data">
      <xsl:with-param name="object" select="map:merge((
        map { '@context': 'https://schema.org', '@type': array { 'Dataset', 'Collection' }, 'name': $page:edition,
          'collectionSize': count($records) },
        $machine:canonical ! map { '@id': ., 'url': . },
        machine:property('description', ($edition-description[. ne ''], $page:edition)[1]),
        machine:property('inLanguage', distinct-values($records/@xml:lang/string())),
        machine:property('version', ($records/version[. ne '0'])[1]/string()),
        machine:property('datePublished', ($records/published)[1]/(string(@when)[. ne ''], string(.))[1]),
        machine:property('license', $licences),
        machine:property('editor', $records[1]/editor ! machine:person(., ())),
        machine:property('publisher', distinct-values($records/publisher[machine:is-stated(.)]) ! map { '@type': 'Organization', 'name': . }),
        machine:property('distribution', (
          map { '@type': 'DataDownload', 'name': 'DTS', 'encodingFormat': 'application/ld+json', 'contentUrl': $root || 'dts/entry.json' },
          register ! map { '@type': 'DataDownload', 'name': string(@name), 'encodingFormat': 'application/tei+xml',
            'contentUrl': $root || 'authority/' || @name || '.xml' })),
        machine:property('hasPart', subsequence($records, 1, $machine:most) ! map {
          '@type': 'CreativeWork', 'identifier': string(@id),
          'name': (strings:preferred(title)/string(), string(@id))[1],
          'url': ($site-address[. ne ''], $language-root)[1] || @id || '.html' })))"/>
    </xsl:call-template>
    <xsl:next-match/>
  </xsl:template>

  <!-- ===== meta tags and links ===== -->

  <xsl:template name="machine:meta">
    <xsl:param name="named" as="map(xs:string, xs:string)*" required="yes"/>
    <xsl:for-each select="$named">
      <xsl:variable name="name" as="xs:string" select="map:keys(.)"/>
      <xsl:if test=".($name) ne ''">
        <meta name="{$name}" content="{.($name)}"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The relations of Signposting. Each of others is a relation, a path below the site's folder, and a media type. -->
  <xsl:template name="machine:links">
    <xsl:param name="cite-as" as="xs:string?" required="yes"/>
    <xsl:param name="licence" as="xs:string?" required="yes"/>
    <xsl:param name="authors" as="xs:string*" required="yes"/>
    <xsl:param name="types" as="xs:string*" required="yes"/>
    <xsl:param name="others" as="array(xs:string)*" required="yes"/>
    <xsl:for-each select="$cite-as">
      <link rel="cite-as" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$machine:canonical">
      <link rel="canonical" href="{$site-address}{if ($interface-language eq $page:all-languages[1]) then '' else $interface-language || '/'}{$page-path}"/>
    </xsl:for-each>
    <xsl:for-each select="$types">
      <link rel="type" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="distinct-values($authors[page:is-web-address(.)])">
      <link rel="author" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$licence">
      <link rel="license" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$others">
      <link rel="{.(1)}" type="{.(3)}" href="{$site-root}{.(2)}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- How other sites show the page; they ask for absolute addresses. -->
  <xsl:template name="machine:card">
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="type" as="xs:string" required="yes"/>
    <xsl:for-each select="$machine:canonical">
      <meta property="og:title" content="{$title}"/>
      <meta property="og:type" content="{$type}"/>
      <meta property="og:url" content="{.}"/>
      <meta property="og:site_name" content="{$page:edition}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- JSON in a script element ends at the first end tag in it, and is not escaped: so no angle bracket stands in it. -->
  <xsl:template name="machine:data">
    <xsl:param name="object" as="map(xs:string, item()*)" required="yes"/>
    <script type="application/ld+json">
      <xsl:value-of select="
        replace(replace(replace(serialize($object, map { 'method': 'json', 'indent': false() }), '\\/', '/'),
          '&lt;', '\\u003c'), '&gt;', '\\u003e')"/>
    </script>
  </xsl:template>

  <!-- ===== JSON-LD ===== -->

  <!-- A property with its values: nothing where there are none, a list where there are many. -->
  <xsl:function name="machine:property" as="map(xs:string, item())?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="said" as="item()*" select="$values[not(. instance of xs:string) or . ne '']"/>
    <xsl:choose>
      <xsl:when test="count($said) eq 1">
        <xsl:sequence select="map { $name: $said }"/>
      </xsl:when>
      <xsl:when test="exists($said)">
        <xsl:sequence select="map { $name: array { $said } }"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="machine:text" as="map(xs:string, xs:string)">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      map:merge((map { '@value': normalize-space($element) },
        $element/@xml:lang[. ne ''] ! map { '@language': string(.) }))"/>
  </xsl:function>

  <xsl:function name="machine:person" as="map(xs:string, xs:string)">
    <xsl:param name="editor" as="element()"/>
    <xsl:param name="body" as="element()?"/>
    <xsl:sequence select="
      map:merge((map { '@type': if ($body) then 'Organization' else 'Person', 'name': normalize-space($editor) },
        $editor/@ref[page:is-web-address(.)] ! map { '@id': string(.) }))"/>
  </xsl:function>

  <xsl:function name="machine:entity" as="map(xs:string, item()+)">
    <xsl:param name="entity" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entity/(tei:persName | tei:placeName | tei:orgName)"/>
    <xsl:sequence select="
      map:merge((
        map { '@type': map { 'person': 'Person', 'place': 'Place', 'org': 'Organization' }(local-name($entity)),
          'url': $language-root || 'entities/' || $entity/@xml:id || '.html' },
        machine:property('name', ($names[@type = 'name'], $names)[1]/normalize-space(.)),
        machine:property('sameAs', $entity/tei:idno ! machine:address(lower-case(@type), normalize-space(.)))))"/>
  </xsl:function>

  <!-- Where a number of an entity leads, as rendering/authorities.py says it; nothing where it leads nowhere. -->
  <xsl:function name="machine:address" as="xs:string?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="
      if (page:is-web-address($number)) then $number
      else $authority-addresses($kind)[matches($number, '^[A-Za-z0-9._-]+$')]
        ! (substring-before(., '{}') || $number || substring-after(., '{}'))"/>
  </xsl:function>

  <!-- Whether it is more than what the program puts where nobody stated anything. -->
  <xsl:function name="machine:is-stated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(normalize-space($element) = ('', 'not stated'))"/>
  </xsl:function>

</xsl:stylesheet>
