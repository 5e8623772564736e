// libxlsxwriter: writes Excel workbooks with formats and native charts.
#include <xlsxwriter.h>
