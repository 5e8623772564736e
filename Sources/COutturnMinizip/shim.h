// minizip: reads the parts of a zip archive, which a workbook is.
#include <unzip.h>
