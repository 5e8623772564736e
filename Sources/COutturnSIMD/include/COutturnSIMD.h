// Vector operations of the kernel, the structs that cross its border, the processor query.
//
// Header only. Each function is one operation on 64 bytes, eight doubles or, where OUTTURN_SINGLE is
// defined, sixteen floats, and inlines to one instruction (or two, or four, on narrower machines): the standard library's SIMD operators are loops that the
// optimiser does not always put together again. The algorithms are in Swift.
#ifndef COUTTURNSIMD_H
#define COUTTURNSIMD_H

#include <stdint.h>

#ifdef OUTTURN_SINGLE
// The build in single precision: sixteen lanes of 32 bits.
#define OUTTURN_LANES 16
typedef float outturn_real;
typedef uint32_t outturn_word;
typedef unsigned int outturn_words __attribute__((ext_vector_type(16)));
typedef int outturn_signed __attribute__((ext_vector_type(16)));
#else
#define OUTTURN_LANES 8
typedef double outturn_real;
typedef uint64_t outturn_word;
typedef unsigned long long outturn_words __attribute__((ext_vector_type(8)));
typedef long long outturn_signed __attribute__((ext_vector_type(8)));
#endif
typedef outturn_real outturn_reals __attribute__((ext_vector_type(OUTTURN_LANES)));
typedef int outturn_ints __attribute__((ext_vector_type(OUTTURN_LANES)));
// The generator's words, whatever the precision.
typedef unsigned long long outturn_u8 __attribute__((ext_vector_type(8)));
typedef double outturn_d8 __attribute__((ext_vector_type(8)));
typedef double outturn_d4 __attribute__((ext_vector_type(4)));
typedef double outturn_d2 __attribute__((ext_vector_type(2)));

#define OUTTURN_INLINE static inline __attribute__((always_inline))

// Memory: addresses are multiples of 64 bytes.
OUTTURN_INLINE outturn_reals reals_load(const outturn_real *p) { return *(const outturn_reals *)p; }
OUTTURN_INLINE void reals_store(outturn_real *p, outturn_reals a) { *(outturn_reals *)p = a; }
OUTTURN_INLINE outturn_words words_load(const outturn_real *p) { return *(const outturn_words *)p; }
OUTTURN_INLINE void words_store(outturn_real *p, outturn_words a) { *(outturn_words *)p = a; }
OUTTURN_INLINE void ints_store(int32_t *p, outturn_ints a) { *(outturn_ints *)p = a; }
OUTTURN_INLINE outturn_reals reals_all(outturn_real a) { return (outturn_reals)(a); }
OUTTURN_INLINE outturn_words words_all(outturn_word a) { return (outturn_words)(a); }
OUTTURN_INLINE outturn_words words_lanes(void) {
#ifdef OUTTURN_SINGLE
  return (outturn_words){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
#else
  return (outturn_words){0, 1, 2, 3, 4, 5, 6, 7};
#endif
}

// Arithmetic: IEEE, and fused only where it is written.
OUTTURN_INLINE outturn_reals reals_add(outturn_reals a, outturn_reals b) { return a + b; }
OUTTURN_INLINE outturn_reals reals_sub(outturn_reals a, outturn_reals b) { return a - b; }
OUTTURN_INLINE outturn_reals reals_mul(outturn_reals a, outturn_reals b) { return a * b; }
OUTTURN_INLINE outturn_reals reals_div(outturn_reals a, outturn_reals b) { return a / b; }
OUTTURN_INLINE outturn_reals reals_fma(outturn_reals a, outturn_reals b, outturn_reals c) { return __builtin_elementwise_fma(a, b, c); }
OUTTURN_INLINE outturn_reals reals_fnma(outturn_reals a, outturn_reals b, outturn_reals c) { return __builtin_elementwise_fma(-a, b, c); }
OUTTURN_INLINE outturn_reals reals_sqrt(outturn_reals a) { return __builtin_elementwise_sqrt(a); }
// The second operand where one is not a number, as the instructions do.
OUTTURN_INLINE outturn_reals reals_max(outturn_reals a, outturn_reals b) { return a > b ? a : b; }
OUTTURN_INLINE outturn_reals reals_min(outturn_reals a, outturn_reals b) { return a < b ? a : b; }

#ifndef OUTTURN_SINGLE
// c − a·b of single numbers, rounded once as in a lane.
OUTTURN_INLINE double number_fnma(double a, double b, double c) { return __builtin_fma(-a, b, c); }
// The sum of the lanes in a fixed order: halves, quarters, eighths.
OUTTURN_INLINE double reals_sum(outturn_reals a) {
  outturn_d4 b = a.lo + a.hi;
  outturn_d2 c = b.lo + b.hi;
  return c.x + c.y;
}
// Four numbers, at any address: a column of a block of 4×4.
typedef double outturn_any4 __attribute__((ext_vector_type(4), aligned(8)));
OUTTURN_INLINE outturn_d4 four_all(double a) { return (outturn_d4)(a); }
OUTTURN_INLINE void four_store(double *p, outturn_d4 a) { *(outturn_any4 *)p = a; }
OUTTURN_INLINE outturn_d4 four_load(const double *p) { return *(const outturn_any4 *)p; }
OUTTURN_INLINE outturn_d4 four_mul(outturn_d4 a, outturn_d4 b) { return a * b; }
OUTTURN_INLINE outturn_d4 four_add(outturn_d4 a, outturn_d4 b) { return a + b; }
OUTTURN_INLINE int words_all_set(outturn_words a) { return __builtin_reduce_and(a) == ~0ull; }
#endif

// Bits.
OUTTURN_INLINE outturn_words words_add(outturn_words a, outturn_words b) { return a + b; }
OUTTURN_INLINE outturn_words words_sub(outturn_words a, outturn_words b) { return a - b; }
OUTTURN_INLINE outturn_words words_and(outturn_words a, outturn_words b) { return a & b; }
OUTTURN_INLINE outturn_words words_or(outturn_words a, outturn_words b) { return a | b; }
OUTTURN_INLINE outturn_words words_xor(outturn_words a, outturn_words b) { return a ^ b; }
OUTTURN_INLINE outturn_words words_shl(outturn_words a, uint32_t n) { return a << n; }
OUTTURN_INLINE outturn_words words_shr(outturn_words a, uint32_t n) { return a >> n; }
OUTTURN_INLINE outturn_words words_sar(outturn_words a, uint32_t n) { return (outturn_words)((outturn_signed)a >> n); }
OUTTURN_INLINE outturn_words reals_bits(outturn_reals a) { return (outturn_words)a; }
OUTTURN_INLINE outturn_reals words_reals(outturn_words a) { return (outturn_reals)a; }
OUTTURN_INLINE outturn_words reals_within(outturn_reals a, outturn_reals low, outturn_reals high) { return (outturn_words)((a >= low) & (a <= high)); }
OUTTURN_INLINE outturn_words reals_from(outturn_reals a, outturn_reals low) { return (outturn_words)(a >= low); }
OUTTURN_INLINE outturn_ints reals_truncated(outturn_reals a) { return __builtin_convertvector(a, outturn_ints); }
OUTTURN_INLINE outturn_ints words_narrowed(outturn_words a) { return __builtin_convertvector(a, outturn_ints); }
// The words as signed integers, rounded to the nearest number.
OUTTURN_INLINE outturn_reals words_rounded(outturn_words a) { return __builtin_convertvector((outturn_signed)a, outturn_reals); }
// Adds the lanes to eight sums of double precision.
OUTTURN_INLINE void reals_accumulate(double *sums, outturn_reals a) {
#ifdef OUTTURN_SINGLE
  *(outturn_d8 *)sums += __builtin_convertvector(a.lo, outturn_d8) + __builtin_convertvector(a.hi, outturn_d8);
#else
  *(outturn_d8 *)sums += a;
#endif
}

// The generator.
OUTTURN_INLINE outturn_u8 u8_load(const void *p) { return *(const outturn_u8 *)p; }
OUTTURN_INLINE void u8_store(void *p, outturn_u8 a) { *(outturn_u8 *)p = a; }
OUTTURN_INLINE outturn_u8 u8_all(uint64_t a) { return (outturn_u8)((unsigned long long)a); }
OUTTURN_INLINE outturn_u8 u8_lanes(void) { return (outturn_u8){0, 1, 2, 3, 4, 5, 6, 7}; }
OUTTURN_INLINE outturn_u8 u8_add(outturn_u8 a, outturn_u8 b) { return a + b; }
OUTTURN_INLINE outturn_u8 u8_and(outturn_u8 a, outturn_u8 b) { return a & b; }
OUTTURN_INLINE outturn_u8 u8_or(outturn_u8 a, outturn_u8 b) { return a | b; }
OUTTURN_INLINE outturn_u8 u8_xor(outturn_u8 a, outturn_u8 b) { return a ^ b; }
OUTTURN_INLINE outturn_u8 u8_shl(outturn_u8 a, uint32_t n) { return a << n; }
OUTTURN_INLINE outturn_u8 u8_shr(outturn_u8 a, uint32_t n) { return a >> n; }
OUTTURN_INLINE outturn_u8 u8_wide_mul(outturn_u8 a, outturn_u8 b) { return (a & 0xffffffffull) * (b & 0xffffffffull); }

// Processor.
OUTTURN_INLINE int outturn_supports_v3(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("x86-64-v3") != 0;
#else
  return 0;
#endif
}
OUTTURN_INLINE int outturn_supports_v4(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("x86-64-v4") != 0;
#else
  return 0;
#endif
}

/// The law of motion of a path.
enum {
  OUTTURN_COMPONENTS = 0,
  OUTTURN_VECTOR_AUTOREGRESSION = 1,
  OUTTURN_NORMAL_INVERSE_WISHART = 2,
  OUTTURN_GAUSSIAN_PATHS = 3
};

/// How paths are sampled.
enum { OUTTURN_PLAIN = 0, OUTTURN_ANTITHETIC = 1, OUTTURN_SOBOL = 2, OUTTURN_RAO_BLACKWELL = 3 };

/// How the growth of a series is expressed in the model.
enum { OUTTURN_IDENTITY = 0, OUTTURN_LOG_GROWTH = 1 };

/// What is not known of the level that a path starts from.
enum { OUTTURN_NOISE_NONE = 0, OUTTURN_NOISE_LOG_NORMAL = 1, OUTTURN_NOISE_UNIFORM = 2 };

/// The conjugate law of a regression: Σ ~ IW(S, ν), B | Σ ~ MN(B̄, V, Σ). Read only.
typedef struct {
  uint64_t seed;
  int64_t series_count, regressor_count;
  /// B̄ by rows; the lower factors of V and S, packed by rows.
  const double *mean, *row_factor, *scale_factor;
  double degrees_of_freedom;
} outturn_conjugate_law;

/// One series: its transformation and the rule of its level.
typedef struct {
  int64_t transformation;
  int64_t noise;
  /// Standard deviation or half-width, a fraction.
  double noise_size;
  int64_t uses_deflator;
  /// One, or one a draw.
  const outturn_real *base_levels;
  /// 0 when there is one base level, 1 when there is one a draw.
  int64_t base_stride;
} outturn_series;

/// One recorded cell: where its values are, its bins, its accumulators.
typedef struct {
  /// Row of the block of values.
  int64_t row;
  double centre;
  double inverse_width;
  /// Eight sums of d and eight of d², d = (x − centre) · inverse_width. 64-byte aligned.
  double *sums;
  /// bin_count + 2 counts.
  uint32_t *histogram;
} outturn_cell;

/// One target: the row of its cell and the values that meet it.
typedef struct {
  int64_t row;
  double exact_lower, exact_upper, published_lower, published_upper;
} outturn_target;

/// One target whose probability is taken over the normals of its own step: which cell it is, and
/// the values that meet it, in model units for growth and as they stand in the target for a level.
typedef struct {
  int64_t series, step, is_level, is_logarithmic;
  /// Rows of the block of values: the target's own, and that of growth in its cell.
  int64_t row, growth_row;
  double exact_lower, exact_upper, published_lower, published_upper;
} outturn_integrated;

/// A validated simulation. All of it is read only.
///
/// The layout is the same in both precisions; `outturn_real` is what the blocks hold.
typedef struct {
  uint64_t seed;
  /// Added to the kernel's purposes, so that a pilot sees other numbers.
  uint64_t purpose_offset;
  int64_t model, series_count, horizon, component_count, lags;
  int64_t draw_count, draw_stride;
  /// One draw: `parameter_stride` values. 64-byte alignment is not needed.
  const outturn_real *parameters;
  int64_t parameter_stride;
  const outturn_real *history;
  /// By step and series.
  const outturn_real *shift;
  double shock_scale;
  /// One per component (one in all for a vector autoregression); 0 for normal shocks.
  const int64_t *degrees_of_freedom;
  const outturn_series *series;
  int64_t has_level_normals, has_level_uniforms, has_deflator, has_log_growth, has_shift;
  /// Whether every path of every draw starts from the same levels.
  int64_t has_fixed_levels;
  /// By step: mean, common and yearly standard deviation, per cent.
  const outturn_real *deflator_means, *deflator_common, *deflator_yearly;
  const outturn_cell *cells;
  int64_t cell_count, bin_count;
  const outturn_target *targets;
  int64_t target_count;
  /// Whether a target's published values are others than its exact ones; else only the latter are
  /// counted, for both.
  int64_t published_differs;
  /// One a target where probabilities are taken over a step's normals, else none.
  const outturn_integrated *integrated;
  int64_t integrated_count;
  /// Batch of every draw.
  const int32_t *batch_of_draw;
  int64_t sampler;
  /// 1 when two neighbouring groups share draw and batch, else 0.
  int64_t pair_shift;
  /// Batches that paths are dealt to in turn; 0 when a path's draw decides.
  int64_t path_batches;
  /// Sobol points: scrambled directions by replicate and dimension, 40 words each: the eight lanes
  /// of a group with the digital shift, then one word for every further bit of an index.
  /// 64-byte aligned.
  const double *sobol;
  int64_t replicates;
  /// Student-t quantiles by degrees of freedom, from the first step's, and interval: six
  /// coefficients.
  const double *quantiles;
  int64_t quantile_intervals;
  /// Where parameters are drawn for every path: by power and series the coefficients of 1/χ(ν − i) in
  /// the normal with the same probability, an even number each. None where χ² comes from uniforms.
  const outturn_real *chi_reciprocals;
  int64_t chi_coefficient_count;
  /// Whether the coefficients are integrated out given Σ: horizon at most the number of regressors,
  /// shock_scale 1.
  int64_t is_marginal;
  /// Where they are, for four series with one lag, what the first step leaves to the others: √d₀,
  /// |q₀|, then a and N by columns, each with its constant first.
  const outturn_real *first_step;
  /// By step a bit that says that nobody reads growth: its rows may hold anything.
  uint64_t unread_growth;
  /// Random log-volatilities: none, one for all sources of shocks, or one a source. By set and
  /// volatility: h before the first step, drift, persistence, standard deviation of a step.
  int64_t volatility_count;
  const outturn_real *volatilities;
  /// From the set of one draw to the next; 0 when there is one set.
  int64_t volatility_stride;
  /// Rows of a source's table of standardised residuals; 0 where shocks are normals.
  int64_t residual_rows;
  /// By table, source, row, series.
  const outturn_real *residuals;
  /// From the table of one draw to the next; 0 when there is one table.
  int64_t residual_stride;
  /// Variants that differ in their shift: by variant, step and series how much it is more than
  /// `shift`. The first stands `variant_columns` behind the job's own paths in every row.
  const outturn_real *variant_moves;
  int64_t variant_count, variant_columns;
} outturn_job;

/// What one worker writes on. Every block is 64-byte aligned.
typedef struct {
  /// By row and path: growth by step and series, then levels; a row every `paths_per_row`.
  outturn_real *values;
  int64_t paths_per_row;
  /// Groups whose numbers are made together.
  int64_t groups_per_stage;
  /// Normals of the shocks, or residuals in their place, by group, step, number, lane.
  outturn_real *normals;
  /// Numbers of the scales by group, step, number, lane; or of the parameters by group, number, lane.
  outturn_real *tails;
  /// Scales s by group, step, component, lane.
  outturn_real *scales;
  /// Numbers of base levels and deflator, by group, number, lane.
  outturn_real *level_normals, *level_uniforms, *deflator_normals;
  /// State of the law of motion of one group.
  outturn_real *state;
  /// 1 + π/100 of every step and lane of one group.
  outturn_real *price_factors;
  /// Levels before the first step by series and lane of one group.
  outturn_real *base_levels;
  /// Bin or mask of every path of the block.
  int32_t *indices, *masks;
  /// By batch and mask.
  uint64_t *exact_counts, *published_counts;
  /// By integrated target and path, a row every `paths_per_row`: mean and standard deviation of
  /// growth in model units given all but its step's normals.
  outturn_real *centres, *deviations;
  /// By batch, integrated target and rounding (exact, published): eight sums of probabilities.
  double *probability_sums;
  /// Normals of the log-volatilities, and words that choose residuals, by group, number, lane.
  outturn_real *volatility_normals, *residual_words;
} outturn_workspace;

#endif
