package org.twinport.doctor;

import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.verdict.Verdict;

/**
 * One examination: what was asked, what was seen, what it comes to.
 *
 * @param question without its password
 */
public record Report(Question question, Facts facts, Verdict verdict) {}
