#if XLSX
  private import COutturnXLSXWriter
  private import Foundation
#endif

/// Writes workbooks, with native charts.
package enum WorkbookWriter {
  /// Whether the program was built with the package trait `XLSX`.
  package static var isBuiltIn: Bool {
    #if XLSX
      true
    #else
      false
    #endif
  }

  /// The bytes of an `.xlsx` file. The same content gives the same bytes: the date of creation is
  /// the archive's first, 1980-01-01.
  ///
  /// - Throws: ``WorkbookFailure/notBuiltIn``, or ``WorkbookFailure/notWritten(_:)`` when a name or
  ///   a text breaks a limit of the format or there is no room for a temporary file.
  package static func bytes(of content: WorkbookContent) throws(WorkbookFailure) -> [UInt8] {
    #if XLSX
      let place = FileManager.default.temporaryDirectory
        .appendingPathComponent("outturn-\(UUID().uuidString).xlsx")
      defer { try? FileManager.default.removeItem(at: place) }
      try OpenWorkbook(path: place.path).write(content)
      guard let data = FileManager.default.contents(atPath: place.path) else {
        throw .notWritten("no file")
      }
      return [UInt8](data)
    #else
      throw .notBuiltIn
    #endif
  }
}

#if XLSX
  /// A workbook of the C library while it is being filled.
  private struct OpenWorkbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>

    /// 1980-01-01, from which an archive counts.
    private static let created: time_t = 315_532_800
    /// Pixels of a chart.
    private static let chartSize = (width: 640.0, height: 340.0)
    /// The library's own size, which it scales.
    private static let defaultSize = (width: 480.0, height: 288.0)
    /// Dark to light, so that they differ in grey as well.
    private static let colours: [lxw_color_t] = [0x1F4E79, 0xC55A11, 0x548235, 0x7F6000, 0x7F7F7F]

    init(path: String) throws(WorkbookFailure) {
      guard let workbook = workbook_new(path) else { throw .notWritten("no memory") }
      self.workbook = workbook
    }

    func write(_ content: WorkbookContent) throws(WorkbookFailure) {
      var failure: WorkbookFailure?
      do throws(WorkbookFailure) {
        try fill(content)
      } catch {
        failure = error
      }
      // Closing frees the workbook whatever it says.
      let status = workbook_close(workbook)
      if let failure { throw failure }
      try check(status)
    }

    private func fill(_ content: WorkbookContent) throws(WorkbookFailure) {
      var properties = lxw_doc_properties()
      properties.created = Self.created
      let status = content.title.withCString { title in
        properties.title = UnsafeMutablePointer(mutating: title)
        return workbook_set_properties(workbook, &properties)
      }
      try check(status)
      var formats: [SheetStyle: UnsafeMutablePointer<lxw_format>] = [:]
      for sheet in content.sheets {
        // The library takes an empty name for its own choice.
        guard !sheet.name.isEmpty else { throw .notWritten("a sheet without a name") }
        try check(workbook_validate_sheet_name(workbook, sheet.name))
        guard let target = workbook_add_worksheet(workbook, sheet.name) else {
          throw .notWritten(sheet.name)
        }
        for (column, width) in sheet.columnWidths.enumerated() {
          let place = lxw_col_t(column)
          try check(worksheet_set_column(target, place, place, width, nil))
        }
        for (row, cells) in sheet.rows.enumerated() {
          for (column, cell) in cells.enumerated() where cell != .empty {
            let format = try format(Self.style(of: cell), &formats)
            try write(cell.value, to: target, row, column, format)
          }
        }
        // On paper: A4 across, all columns on one page.
        worksheet_set_paper(target, 9)
        worksheet_set_landscape(target)
        worksheet_fit_to_pages(target, 1, 0)
        if sheet.frozenRows > 0 { worksheet_freeze_panes(target, lxw_row_t(sheet.frozenRows), 0) }
        for chart in sheet.charts { try insert(chart, in: target, of: sheet) }
      }
    }

    /// A share and a date are known as such by their number format alone.
    private static func style(of cell: SheetCell) -> SheetStyle {
      var style = cell.style
      guard style.numberFormat == nil else { return style }
      switch cell.value {
      case .percentage: style.numberFormat = "0.0%"
      case .date: style.numberFormat = "yyyy-mm-dd"
      default: break
      }
      return style
    }

    private func write(
      _ value: SheetValue, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int,
      _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookFailure) {
      let (row, column) = (lxw_row_t(row), lxw_col_t(column))
      switch value {
      case .empty: try check(worksheet_write_blank(sheet, row, column, format))
      case .text(let text), .failure(let text):
        try check(worksheet_write_string(sheet, row, column, text, format))
      case .number(let number), .percentage(let number):
        try check(worksheet_write_number(sheet, row, column, number, format))
      case .boolean(let value):
        try check(worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format))
      case .date(let year, let month, let day):
        var date = lxw_datetime()
        (date.year, date.month, date.day) = (Int32(year), Int32(month), Int32(day))
        try check(worksheet_write_datetime(sheet, row, column, &date, format))
      }
    }

    private func format(
      _ style: SheetStyle, _ formats: inout [SheetStyle: UnsafeMutablePointer<lxw_format>]
    ) throws(WorkbookFailure) -> UnsafeMutablePointer<lxw_format>? {
      if style == .plain { return nil }
      if let known = formats[style] { return known }
      guard let format = workbook_add_format(workbook) else { throw .notWritten("no memory") }
      if style.isBold { format_set_bold(format) }
      if let size = style.size { format_set_font_size(format, size) }
      if style.wraps { format_set_text_wrap(format) }
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      if let fill = style.fill {
        format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
        format_set_fg_color(format, fill.rawValue)
      }
      if let number = style.numberFormat { format_set_num_format(format, number) }
      formats[style] = format
      return format
    }

    // MARK: Charts

    private func insert(
      _ chart: SheetChart, in target: UnsafeMutablePointer<lxw_worksheet>, of sheet: SheetContent
    ) throws(WorkbookFailure) {
      let kind =
        switch chart.kind {
        case .line: LXW_CHART_LINE
        case .bar: LXW_CHART_BAR
        case .column: LXW_CHART_COLUMN
        }
      guard let drawn = workbook_add_chart(workbook, UInt8(kind.rawValue)) else {
        throw .notWritten(chart.title)
      }
      chart_title_set_name(drawn, chart.title)
      for (place, series) in chart.series.enumerated() {
        guard let added = chart_add_series(drawn, nil, nil) else { throw .notWritten(series.name) }
        chart_series_set_name(added, series.name)
        let (first, last) = series.categories
        chart_series_set_categories(
          added, sheet.name, lxw_row_t(first.row), lxw_col_t(first.column), lxw_row_t(last.row),
          lxw_col_t(last.column))
        let (low, high) = series.values
        chart_series_set_values(
          added, sheet.name, lxw_row_t(low.row), lxw_col_t(low.column), lxw_row_t(high.row),
          lxw_col_t(high.column))
        let colour = Self.colours[place % Self.colours.count]
        if chart.kind == .line {
          var line = lxw_chart_line()
          line.color = colour
          line.width = series.isDashed ? 1.25 : 2.25
          if series.isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
          chart_series_set_line(added, &line)
        } else {
          var fill = lxw_chart_fill()
          fill.color = colour
          chart_series_set_fill(added, &fill)
        }
      }
      // Of a bar chart the value axis lies below; the first category stands on top.
      chart_axis_set_name(drawn.pointee.y_axis, chart.valueTitle)
      chart_axis_set_num_format(drawn.pointee.y_axis, chart.valueFormat)
      if chart.kind == .bar { chart_axis_set_reverse(drawn.pointee.x_axis) }
      if chart.series.count == 1 {
        chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
      } else {
        chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      }
      var options = lxw_chart_options()
      options.x_scale = Self.chartSize.width / Self.defaultSize.width
      options.y_scale = Self.chartSize.height / Self.defaultSize.height
      let status = chart.description.withCString { description in
        options.description = UnsafeMutablePointer(mutating: description)
        return worksheet_insert_chart_opt(
          target, lxw_row_t(chart.place.row), lxw_col_t(chart.place.column), drawn, &options)
      }
      try check(status)
    }

    private func check(_ status: lxw_error) throws(WorkbookFailure) {
      guard status == LXW_NO_ERROR else {
        throw .notWritten(lxw_strerror(status).map { String(cString: $0) } ?? "\(status.rawValue)")
      }
    }
  }
#endif
