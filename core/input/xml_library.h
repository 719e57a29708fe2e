/*
 * libxml2, which is loaded when the first page or feed is read: it brings ICU and
 * the library of C++, which would cost every start more than a millisecond, and
 * the processes of rules, which read no pages, do not have its code.
 */
#ifndef GE_INPUT_XML_LIBRARY_H
#define GE_INPUT_XML_LIBRARY_H

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

/* What is called of it. */
/* clang-format off */
#define XML_FUNCTIONS(F) \
  F(htmlCtxtReadMemory) F(htmlEntityLookup) F(htmlFreeParserCtxt) \
  F(htmlNewParserCtxt) F(xmlCreatePushParserCtxt) F(xmlCtxtGetLastError) \
  F(xmlCtxtUseOptions) F(xmlFindCharEncodingHandler) F(xmlFreeDoc) \
  F(xmlFreeParserCtxt) F(xmlGetPredefinedEntity) F(xmlParseChunk) \
  F(xmlSAX2GetColumnNumber) F(xmlSAX2GetLineNumber) \
  F(xmlSetStructuredErrorFunc) F(xmlStopParser) F(xmlSwitchToEncoding)
/* clang-format on */

#define XML_MEMBER(name) __typeof__(&name) name;
typedef struct XmlLibrary {
  XML_FUNCTIONS(XML_MEMBER)
} XmlLibrary;
#undef XML_MEMBER

/* Loaded once and for good, by one thread; NULL: it cannot be. */
const XmlLibrary *xml_library(void);

/* Loads it; why that cannot be, or NULL. */
const char *xml_library_lacks(void);

#endif
