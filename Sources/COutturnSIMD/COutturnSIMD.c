// Everything is in the header; SwiftPM asks a C target for one source file.
#include "COutturnSIMD.h"
