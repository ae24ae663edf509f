package pdfium

// The functions of PDFium that are called. A page takes thousands of calls: they are
// found by their number, not by their name.

type function int

const (
	free function = iota
	malloc
	annotGetFlags
	annotGetRect
	annotGetStringValue
	annotGetSubtype
	annotHasKey
	bitmapCreateEx
	bitmapDestroy
	bitmapFillRect
	bitmapGetBuffer
	bitmapGetStride
	clipPathCountPathSegments
	clipPathCountPaths
	clipPathGetPathSegment
	fontGetBaseFontName
	fontGetIsEmbedded
	formObjCountObjects
	formObjGetObject
	pageObjGetBounds
	pageObjGetClipPath
	pageObjGetFillColor
	pageObjGetMatrix
	pageObjGetStrokeColor
	pageObjGetStrokeWidth
	pageObjGetType
	pageObjHasTransparency
	pageCloseAnnot
	pageCountObjects
	pageFlatten
	pageGetAnnot
	pageGetAnnotCount
	pageGetObject
	pageGetRotation
	pathSegmentGetClose
	pathSegmentGetPoint
	pathSegmentGetType
	pathCountSegments
	pathGetDrawMode
	pathGetPathSegment
	textObjGetFont
	textObjGetFontSize
	textObjGetTextRenderMode
	textClosePage
	textCountChars
	textGetCharBox
	textGetCharOrigin
	textGetFontSize
	textGetLooseCharBox
	textGetMatrix
	textGetTextObject
	textGetUnicode
	textHasUnicodeMapError
	textIsGenerated
	textLoadPage
	closeDocument
	closePage
	getLastError
	getMetaText
	getPageBoundingBox
	getPageCount
	loadMemDocument64
	loadPage
	renderPageBitmap
	functions // how many there are
)

var functionNames = [functions]string{
	free:                      "free",
	malloc:                    "malloc",
	annotGetFlags:             "FPDFAnnot_GetFlags",
	annotGetRect:              "FPDFAnnot_GetRect",
	annotGetStringValue:       "FPDFAnnot_GetStringValue",
	annotGetSubtype:           "FPDFAnnot_GetSubtype",
	annotHasKey:               "FPDFAnnot_HasKey",
	bitmapCreateEx:            "FPDFBitmap_CreateEx",
	bitmapDestroy:             "FPDFBitmap_Destroy",
	bitmapFillRect:            "FPDFBitmap_FillRect",
	bitmapGetBuffer:           "FPDFBitmap_GetBuffer",
	bitmapGetStride:           "FPDFBitmap_GetStride",
	clipPathCountPathSegments: "FPDFClipPath_CountPathSegments",
	clipPathCountPaths:        "FPDFClipPath_CountPaths",
	clipPathGetPathSegment:    "FPDFClipPath_GetPathSegment",
	fontGetBaseFontName:       "FPDFFont_GetBaseFontName",
	fontGetIsEmbedded:         "FPDFFont_GetIsEmbedded",
	formObjCountObjects:       "FPDFFormObj_CountObjects",
	formObjGetObject:          "FPDFFormObj_GetObject",
	pageObjGetBounds:          "FPDFPageObj_GetBounds",
	pageObjGetClipPath:        "FPDFPageObj_GetClipPath",
	pageObjGetFillColor:       "FPDFPageObj_GetFillColor",
	pageObjGetMatrix:          "FPDFPageObj_GetMatrix",
	pageObjGetStrokeColor:     "FPDFPageObj_GetStrokeColor",
	pageObjGetStrokeWidth:     "FPDFPageObj_GetStrokeWidth",
	pageObjGetType:            "FPDFPageObj_GetType",
	pageObjHasTransparency:    "FPDFPageObj_HasTransparency",
	pageCloseAnnot:            "FPDFPage_CloseAnnot",
	pageCountObjects:          "FPDFPage_CountObjects",
	pageFlatten:               "FPDFPage_Flatten",
	pageGetAnnot:              "FPDFPage_GetAnnot",
	pageGetAnnotCount:         "FPDFPage_GetAnnotCount",
	pageGetObject:             "FPDFPage_GetObject",
	pageGetRotation:           "FPDFPage_GetRotation",
	pathSegmentGetClose:       "FPDFPathSegment_GetClose",
	pathSegmentGetPoint:       "FPDFPathSegment_GetPoint",
	pathSegmentGetType:        "FPDFPathSegment_GetType",
	pathCountSegments:         "FPDFPath_CountSegments",
	pathGetDrawMode:           "FPDFPath_GetDrawMode",
	pathGetPathSegment:        "FPDFPath_GetPathSegment",
	textObjGetFont:            "FPDFTextObj_GetFont",
	textObjGetFontSize:        "FPDFTextObj_GetFontSize",
	textObjGetTextRenderMode:  "FPDFTextObj_GetTextRenderMode",
	textClosePage:             "FPDFText_ClosePage",
	textCountChars:            "FPDFText_CountChars",
	textGetCharBox:            "FPDFText_GetCharBox",
	textGetCharOrigin:         "FPDFText_GetCharOrigin",
	textGetFontSize:           "FPDFText_GetFontSize",
	textGetLooseCharBox:       "FPDFText_GetLooseCharBox",
	textGetMatrix:             "FPDFText_GetMatrix",
	textGetTextObject:         "FPDFText_GetTextObject",
	textGetUnicode:            "FPDFText_GetUnicode",
	textHasUnicodeMapError:    "FPDFText_HasUnicodeMapError",
	textIsGenerated:           "FPDFText_IsGenerated",
	textLoadPage:              "FPDFText_LoadPage",
	closeDocument:             "FPDF_CloseDocument",
	closePage:                 "FPDF_ClosePage",
	getLastError:              "FPDF_GetLastError",
	getMetaText:               "FPDF_GetMetaText",
	getPageBoundingBox:        "FPDF_GetPageBoundingBox",
	getPageCount:              "FPDF_GetPageCount",
	loadMemDocument64:         "FPDF_LoadMemDocument64",
	loadPage:                  "FPDF_LoadPage",
	renderPageBitmap:          "FPDF_RenderPageBitmap",
}
