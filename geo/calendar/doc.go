// Package calendar turns the names of reporting periods into days.
//
//	2024            the calendar year               2024-H1   its first half
//	2024-Q2         its second quarter              2024-06   a month
//	2021-2023       whole years, both included
//	2024-01-01/2024-06-30                           explicit days, both included
//	…@15            the reporting period from the 15th to the 14th: 2024@15 is
//	                15 December 2023 to 14 December 2024, 2024-06@15 is 15 May to
//	                14 June 2024
//	tet-2024        lunar New Year with the seven days before and after it
//	campaign-2024-06, campaign-2024-11              the national campaigns of June
//	                and of 15 November to 15 December
//
// Every name has the same period of earlier years, which is what recording that
// follows the calendar is to be compared with.
package calendar
