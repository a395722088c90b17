import { fold } from '../values/fold.ts';

export const endsSentence = (text: string): boolean =>
  /[.!?]["'”’»)\]]*$/u.test(text) && !/\b\p{L}\.$|\b(?:e\.g|i\.e|al|etc|n\.d)\.$/iu.test(text);

/** The text goes on for certain: a joining word, a comma, an open bracket, a hyphen. */
export const isUnfinished = (text: string): boolean =>
  /[,:;(&/-]$/u.test(text) || text.lastIndexOf('(') > text.lastIndexOf(')') || JOINING.test(fold(text));

export const startsSmall = (text: string): boolean => /^[^\p{L}\p{N}]*\p{Ll}/u.test(text);

/** Words no sentence and no name ends with, in the seven languages. */
const JOINING =
  /\b(?:the|a|an|of|and|or|to|in|on|for|with|from|by|at|as|that|which|who|their|its|is|are|was|were|be|been|has|have|not|into|about|between|within|through|against|during|under|in|za|na|ki|z|s|v|o|od|do|pri|po|ter|ali|iz|je|so|de|het|een|van|en|voor|met|op|te|door|die|dat|aan|bij|uit|om|le|la|les|un|une|des|du|et|pour|avec|par|dans|sur|aux|au|qui|que|ja|tai|seka|joka|jotka|etta|il|lo|gli|i|un|una|di|del|della|dei|delle|degli|e|per|con|da|che|nel|nella|al|alla|el|los|las|una|del|y|o|para|con|por|que|sus|se)$/u;
