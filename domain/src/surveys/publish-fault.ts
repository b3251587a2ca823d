/** What keeps a survey from going to customers: where, and what its sentence has to name. */
export type PublishFault = Readonly<{
  code: PublishFaultCode;
  pointer: string;
  values?: Readonly<Record<string, string | number>>;
}>;

export type PublishFaultCode =
  // Texts
  | 'text_missing'
  | 'merge_field_unknown'
  | 'merge_attribute_unknown'
  | 'merge_fallback_missing'
  | 'merge_answer_unknown'
  | 'merge_answer_later'
  | 'merge_answer_unfit'
  | 'moment_missing'
  | 'product_missing'
  | 'attribute_missing'
  | 'alternative_missing'
  | 'scale_label_missing'
  // Conditions
  | 'expression_invalid'
  | 'expression_too_big'
  | 'expression_name_unknown'
  | 'expression_type'
  | 'expression_option_unknown'
  | 'expression_never'
  | 'expression_constant'
  | 'condition_later'
  | 'condition_cycle'
  // Structure
  | 'page_without_question'
  | 'branch_empty'
  | 'choose_too_many'
  | 'opening_conditional'
  | 'scales_differ'
  | 'half_steps_unfit'
  | 'other_unfit'
  | 'exclusive_unfit'
  | 'range_empty'
  // Measures
  | 'role_scale_mismatch'
  | 'role_direction_mismatch'
  | 'norm_role_mismatch'
  | 'norm_out_of_range';
